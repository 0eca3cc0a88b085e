import { choicesIn, type Answers } from '#lib/domain/screening/answers.ts';

/** The words of ASIK and of the Posyandu's recap for our codes. A code without a word is printed as it is, and so is not lost. */
export const ILLNESS_WORDS: { readonly [code: string]: string } = {
  none: 'Tidak ada',
  hypertension: 'Hipertensi',
  diabetes: 'Diabetes',
  stroke: 'Stroke',
  heart: 'Jantung',
  asthma: 'Asma',
  cancer: 'Kanker',
  cholesterol: 'Kolesterol tinggi',
  unknown: 'Tidak tahu',
};

/** Marital status. */
export const MARITAL_WORDS: { readonly [code: string]: string } = {
  married: 'Kawin',
  single: 'Belum kawin',
  divorced: 'Cerai hidup',
  widowed: 'Cerai mati',
};

/** Education. */
export const EDUCATION_WORDS: { readonly [code: string]: string } = {
  none: 'Tidak sekolah',
  sd: 'SD',
  smp: 'SMP',
  sma: 'SMA',
  diploma: 'Diploma',
  s1: 'S1',
  s2: 'S2',
};

/** Occupation. */
export const OCCUPATION_WORDS: { readonly [code: string]: string } = {
  farmer: 'Petani',
  labourer: 'Buruh',
  fisher: 'Nelayan',
  civilServant: 'ASN/TNI/Polri',
  trader: 'Pedagang',
  employee: 'Karyawan',
  housewife: 'Ibu rumah tangga',
  student: 'Pelajar/mahasiswa',
  none: 'Tidak bekerja',
  other: 'Lainnya',
};

/** Eyes and ears. */
export const SENSE_WORDS = { GANGGUAN: 'Gangguan', NORMAL: 'Normal' } as const;

/** The word for a code; empty where there is none. */
export function wordOf(words: { readonly [code: string]: string }, code: string | undefined): string {
  return code === undefined ? '' : (words[code] ?? code);
}

/** The first illnesses of a list, as many cells as columns. */
export function illnessCells(answers: Answers, code: string, columns: number): string[] {
  const chosen = choicesIn(answers, code) ?? [];
  return Array.from({ length: columns }, (_, at) => wordOf(ILLNESS_WORDS, chosen[at]));
}
