import { REFERRAL_LEVELS } from '../interpretation.ts';
import { choice, codes, figure, rule, type Figure } from './figure.ts';

type SignLevel = Exclude<(typeof REFERRAL_LEVELS)[number], 'none'>;

const LEVELS: readonly SignLevel[] = ['routine', 'urgent', 'emergency'];
const emergency = (label: string): Figure<SignLevel> => choice(label, LEVELS, 'emergency');
const urgent = (label: string): Figure<SignLevel> => choice(label, LEVELS, 'urgent');
const routine = (label: string): Figure<SignLevel> => choice(label, LEVELS, 'routine');

const SOURCE = 'Ceklis KR; homevisit-referral.md 2 dan 3; settled.md 13';

/** Danger signs asked of each group, and how pressing each one is. The names of the figures are the codes of the signs. */
export const DANGER_SIGN_RULES = {
  dangerPregnant: rule('Tanda bahaya ibu hamil', SOURCE, {
    bleeding: emergency('Perdarahan'),
    convulsion: emergency('Kejang'),
    headacheBlur: emergency('Pusing atau sakit kepala berat, pandangan kabur, bengkak'),
    noFetalMove: emergency('Tidak ada gerakan janin'),
    fluid: emergency('Keluar cairan dari jalan lahir'),
    abdominalPain: emergency('Nyeri perut hebat'),
    palpitation: emergency('Jantung berdebar atau nyeri dada'),
    feverOver2d: urgent('Demam lebih dari 2 hari'),
    fever: urgent('Demam'),
    vomiting: urgent('Muntah terus'),
    tbRisk: urgent('Risiko TBC'),
    dysuria: urgent('Sakit saat kencing'),
    diarrhoea: routine('Diare berulang'),
    anxiety: routine('Sulit tidur atau cemas berlebih'),
  }),
  dangerPostpartum: rule('Tanda bahaya ibu nifas', SOURCE, {
    bleeding: emergency('Perdarahan'),
    convulsion: emergency('Kejang'),
    blurVision: emergency('Pandangan kabur'),
    dyspnoea: emergency('Sesak'),
    fluid: emergency('Keluar cairan dari jalan lahir'),
    fever: urgent('Demam'),
    lowMood: urgent('Sedih, mudah menangis'),
    urination: urgent('Gangguan BAK'),
    headache: urgent('Sakit kepala'),
    genitalSwelling: urgent('Area kelamin bengkak, nyeri atau luka'),
    epigastric: urgent('Nyeri ulu hati'),
    breastRed: urgent('Payudara bengkak merah'),
    lochiaFoul: urgent('Darah nifas berbau'),
    discharge: urgent('Keputihan berlebihan'),
    palpitation: urgent('Jantung berdebar'),
  }),
  dangerPostpartumTogether: rule('Tanda nifas yang bersama-sama segera dirujuk', SOURCE, {
    signs: codes('Bersama-sama', ['lochiaFoul', 'fever']),
    level: emergency('Maka'),
  }),
  dangerInfant: rule('Tanda bahaya bayi di bawah 6 bulan', SOURCE, {
    breathing: emergency('Masalah napas'),
    lethargy: emergency('Lemas'),
    skinColour: emergency('Kulit biru, kuning atau pucat'),
    poorSuck: emergency('Hisapan lemah'),
    convulsion: emergency('Kejang'),
    temperature: emergency('Terlalu panas atau dingin'),
    stool: emergency('Diare atau BAB pucat'),
    urine: emergency('Kencing sedikit atau pekat'),
    cord: emergency('Tali pusat merah atau berbau'),
    eyes: emergency('Mata bernanah'),
    skinPustule: emergency('Kulit berbintil bernanah'),
    noImmunisation: routine('Belum imunisasi'),
  }),
  dangerChild: rule('Tanda bahaya balita dan anak prasekolah', SOURCE, {
    breathing: emergency('Napas sesak atau cepat'),
    lethargy: emergency('Lemas'),
    poorSuck: emergency('Tidak mau minum'),
    convulsion: emergency('Kejang'),
    vomitAll: emergency('Muntah semua'),
    wetCough: urgent('Batuk grok-grok'),
    urine: urgent('Kencing sedikit atau pekat'),
    skinColour: urgent('Warna kulit berubah'),
    poorEating: urgent('Makan menurun'),
    diarrhoea: routine('Diare'),
  }),
  dangerInfantAge: rule('Daftar tanda bahaya menurut umur', SOURCE, {
    infantBelowMonths: figure('Daftar bayi: di bawah', 6, 'months'),
  }),
} as const;
