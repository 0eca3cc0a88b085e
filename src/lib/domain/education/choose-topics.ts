import { completedMonths } from '../age.ts';
import type { Finding } from '../interpretation.ts';
import type { Card } from '../interpretation/card.ts';
import type { VisitInput } from '../interpretation/visit-input.ts';
import { textIn, yesIn } from '../screening/answers.ts';
import { isComplementaryFoodAsked, isComplementaryFoodGood } from '../screening/feeding.ts';
import { EDUCATION_TOPICS, type EducationTopic } from './topics.ts';

/** What a topic's condition may look at. */
interface Seen {
  readonly card: Card;
  readonly input: VisitInput;
  /** Reasons of referrals. */
  readonly has: (...reasons: readonly string[]) => boolean;
  /** A finding of this field with one of these classes. */
  readonly found: (field: string, ...classes: readonly string[]) => boolean;
}

const GROWTH_FALTERS = [
  'BB_T1',
  'BB_T2',
  'BB_GAP',
  'BB_KURANG',
  'BGM',
  'WAST_KURANG',
  'WAST_BURUK',
  'STUNT',
  'MUAC_YELLOW',
  'MUAC_RED',
];
const TOO_HEAVY = ['RISIKO_GIZI_LEBIH', 'GIZI_LEBIH', 'OBESITAS', 'BB_RISIKO_LEBIH', 'G', 'O'];

/** When each topic is worth speaking of. The last ones belong to a card whatever was found. */
const WHEN: { readonly [topic in EducationTopic]: (seen: Seen) => boolean } = {
  tanda_bahaya: ({ found }) => found('dangerSigns', 'TANDA_BAHAYA'),
  kesehatan_jiwa: ({ has, found }) => has('MENTAL', 'SUICIDAL') || found('headss', 'KONSELING'),
  etika_batuk: ({ found }) => found('tb', 'TERDUGA', 'KONTAK', 'BERISIKO', 'ULANG'),
  patuh_obat: ({ has }) => has('NONADHERENT'),
  protein_hewani: ({ has }) => has(...GROWTH_FALTERS),
  asi_eksklusif: ({ input, found }) =>
    yesIn(input.answers, 'exclusiveBf') === false || found('breastfeeding', 'KONSELING'),
  mp_asi: ({ card, input }) => card === 'child' && isFoodPoor(input),
  oralit_zinc: ({ card, has }) => card === 'child' && has('DANGER_diarrhoea', 'DANGER_stool'),
  stimulasi: ({ has }) => has('DEV_CHECK', 'KPSP_M', 'KPSP_P'),
  imunisasi: ({ has }) => has('IMM_OVERDUE', 'IMM_KEJAR', 'AEFI', 'DANGER_noImmunisation'),
  isi_piringku_bumil: ({ has }) => has('PREG_KEK', 'PREG_BB'),
  ttd: ({ input, has, found }) =>
    found('ironDaily', 'EDUKASI') ||
    yesIn(input.answers, 'ironWeekly') === false ||
    has('PREG_HB') ||
    found('hb', 'ANEMIA_RINGAN', 'ANEMIA_SEDANG', 'ANEMIA_BERAT'),
  anc: ({ has }) => has('PREG_ANC', 'PREG_LATE', 'PP_KF'),
  kb: ({ has, found }) => has('KB', 'PP_KB') || found('ppContraception', 'KONSELING'),
  gizi_seimbang: ({ has, found }) => has('KEK', 'BMI_ABN') || isTooHeavy(found) || found('bmi', 'K'),
  aktivitas_fisik: ({ found }) => isTooHeavy(found) || found('waistCm', 'LEBIH'),
  kurangi_garam: ({ found }) => found('bp', 'NORMAL_TINGGI', 'RISIKO', 'TINGGI', 'TINGGI_BERAT'),
  kurangi_gula: ({ found }) => found('glucoseRandom', 'ULANG', 'TINGGI') || found('glucoseFasting', 'ULANG', 'TINGGI'),
  kurangi_minyak: ({ found }) => found('cholesterol', 'BATAS', 'TINGGI'),
  berhenti_merokok: ({ input }) => ['aktif', 'pasif'].includes(textIn(input.answers, 'smoking') ?? ''),
  pendamping_lansia: ({ found }) => found('aks', 'R', 'S', 'B', 'T') || found('skilas', 'TERGANGGU'),
  isi_piringku: ({ card, input }) => card === 'child' && ageMonthsOf(input) >= 12,
  asi_mpasi: ({ card, input }) => card === 'child' && ageMonthsOf(input) < 12,
  ttd_tanda_bahaya: ({ card }) => card === 'pregnant',
  asi_kb: ({ card }) => card === 'postpartum',
  gizi_remaja: ({ card }) => card === 'school_teen',
  cerdik: ({ card }) => card === 'adult',
  germas_lansia: ({ card }) => card === 'elderly',
  phbs: ({ has }) => has('DANGER_diarrhoea', 'DANGER_stool', 'DANGER_skinPustule'),
};

/** What to speak of after a visit: what was found first, then what belongs to the card. @source lifecycle.md 7; growth.md 6 */
export function chooseTopics(card: Card, findings: readonly Finding[], input: VisitInput): EducationTopic[] {
  const seen: Seen = {
    card,
    input,
    has: (...reasons) => findings.some(({ reason }) => reason !== undefined && reasons.includes(reason)),
    found: (field, ...classes) =>
      findings.some((finding) => finding.field === field && classes.includes(finding.class)),
  };
  return EDUCATION_TOPICS.filter((topic) => WHEN[topic](seen));
}

function isTooHeavy(found: Seen['found']): boolean {
  return ['bmi', 'BB_TB', 'BB_U', 'IMT_U'].some((field) => found(field, ...TOO_HEAVY));
}

function isFoodPoor(input: VisitInput): boolean {
  return isComplementaryFoodAsked(ageMonthsOf(input)) && isComplementaryFoodGood(input.answers) === false;
}

function ageMonthsOf({ person, date }: VisitInput): number {
  return completedMonths(person.birthDate, date);
}
