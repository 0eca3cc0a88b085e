import Apple from '@lucide/svelte/icons/apple';
import Baby from '@lucide/svelte/icons/baby';
import Bike from '@lucide/svelte/icons/bike';
import Blocks from '@lucide/svelte/icons/blocks';
import CandyOff from '@lucide/svelte/icons/candy-off';
import CigaretteOff from '@lucide/svelte/icons/cigarette-off';
import Droplet from '@lucide/svelte/icons/droplet';
import Droplets from '@lucide/svelte/icons/droplets';
import Egg from '@lucide/svelte/icons/egg';
import GlassWater from '@lucide/svelte/icons/glass-water';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import Milk from '@lucide/svelte/icons/milk';
import Pill from '@lucide/svelte/icons/pill';
import Salad from '@lucide/svelte/icons/salad';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Siren from '@lucide/svelte/icons/siren';
import Soup from '@lucide/svelte/icons/soup';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Sun from '@lucide/svelte/icons/sun';
import Syringe from '@lucide/svelte/icons/syringe';
import Tablets from '@lucide/svelte/icons/tablets';
import Users from '@lucide/svelte/icons/users';
import Utensils from '@lucide/svelte/icons/utensils';
import Wind from '@lucide/svelte/icons/wind';
import type { EducationTopic } from '#lib/domain/education/topics.ts';

/** The picture of each topic of step 5. */
export const TOPIC_ICONS: { readonly [topic in EducationTopic]: typeof Siren } = {
  tanda_bahaya: Siren,
  kesehatan_jiwa: HeartHandshake,
  etika_batuk: Wind,
  patuh_obat: Pill,
  protein_hewani: Egg,
  asi_eksklusif: Milk,
  mp_asi: Soup,
  oralit_zinc: GlassWater,
  stimulasi: Blocks,
  imunisasi: Syringe,
  isi_piringku_bumil: Salad,
  ttd: Tablets,
  anc: Stethoscope,
  kb: Users,
  gizi_seimbang: Salad,
  aktivitas_fisik: Bike,
  kurangi_garam: HeartPulse,
  kurangi_gula: CandyOff,
  kurangi_minyak: Droplet,
  berhenti_merokok: CigaretteOff,
  pendamping_lansia: HandHeart,
  isi_piringku: Utensils,
  asi_mpasi: Baby,
  ttd_tanda_bahaya: Tablets,
  asi_kb: Milk,
  gizi_remaja: Apple,
  cerdik: ShieldCheck,
  germas_lansia: Sun,
  phbs: Droplets,
};
