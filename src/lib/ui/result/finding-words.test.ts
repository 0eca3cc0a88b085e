import { expect, test } from 'vitest';
import { listReasons } from '#lib/domain/referral/reasons.ts';
import { EDUCATION_TOPICS } from '#lib/domain/education/topics.ts';
import { hasText, textOf } from '#lib/i18n/visit-text.ts';
import { classText, findingLabel, hasClassText, valueOfFinding } from './finding-words.ts';

/** Every class that a card can give, by field. @source src/lib/domain/screening, pregnancy, growth, immunisation */
const CLASSES: { readonly [field: string]: string } = {
  devChecklist: 'KUNING',
  kpspYes: 'S M P',
  immStatus: 'KEJAR TERLAMBAT TIDAK_TERLAMBAT',
  aefi: 'BERAT RINGAN',
  tb: 'TIDAK TERDUGA KONTAK BERISIKO ULANG',
  dangerSigns: 'TANDA_BAHAYA',
  bmi: 'SK K N G O',
  waistCm: 'NORMAL LEBIH',
  muacCm: 'NORMAL KEK MUAC_RED MUAC_YELLOW MUAC_GREEN',
  bp: 'NORMAL NORMAL_TINGGI RISIKO RENDAH TINGGI TINGGI_BERAT',
  glucoseRandom: 'NORMAL RENDAH ULANG TINGGI',
  glucoseFasting: 'NORMAL RENDAH ULANG TINGGI',
  cholesterol: 'NORMAL BATAS TINGGI',
  uricAcid: 'NORMAL TINGGI',
  hb: 'NORMAL ANEMIA ANEMIA_RINGAN ANEMIA_SEDANG ANEMIA_BERAT',
  eye: 'NORMAL GANGGUAN',
  ear: 'NORMAL GANGGUAN',
  smoking: 'PEROKOK_AKTIF',
  puma: 'TIDAK RUJUK',
  htMedTaken: 'TIDAK_PATUH',
  dmMedTaken: 'TIDAK_PATUH',
  tbMedTaken: 'TIDAK_PATUH',
  phq4: 'TIDAK DEPRESI CEMAS DEPRESI_CEMAS',
  srq20: 'TIDAK RUJUK',
  headss: 'RUJUK KONSELING',
  suicidal: 'MERAH_TUA',
  confidential: 'SUDAH_DITANYAKAN KONSELING BICARA_DENGAN_BIDAN',
  contraception: 'KONSELING',
  ivaResult: 'PERLU_DIPERIKSA',
  sadanisResult: 'PERLU_DIPERIKSA',
  aks: 'M R S B T',
  skilas: 'TIDAK TERGANGGU',
  gestWeeks: 'LEWAT_WAKTU',
  weightOnCurve: 'TIDAK_SESUAI_KURVA',
  ancVisits: 'BELUM_SESUAI',
  ironDaily: 'EDUKASI',
  vitAMother: 'BELUM KURANG',
  ppContraception: 'BELUM KONSELING',
  breastfeeding: 'KONSELING',
  pncVisits: 'TERLEWAT',
  edema: 'GIZI_BURUK',
};

test('every field and every class of every card has words', () => {
  const fields = Object.keys(CLASSES).filter((field) => findingLabel(field) === `index.${field}`);
  expect(fields).toEqual([]);
  const classes = Object.entries(CLASSES).flatMap(([field, codes]) =>
    codes
      .split(' ')
      .filter((code) => !hasClassText(field, code))
      .map((code) => `${field}.${code}`),
  );
  expect(classes).toEqual([]);
});

test('one class means different things for different fields', () => {
  expect(classText('bp', 'TINGGI_BERAT')).toBe('Sangat tinggi');
  expect(classText('TB_U', 'TINGGI')).toBe('Tinggi');
  expect(classText('muacCm', 'NORMAL')).toBe('Cukup');
  expect(classText('eye', 'NORMAL')).toBe('Normal');
});

test('every reason for a referral has words', () => {
  expect([...listReasons(), 'CONFIDENTIAL'].filter((reason) => !hasText(`reason.${reason}`))).toEqual([]);
});

test('every topic has a name and at most three sentences that are soon read out', () => {
  for (const topic of EDUCATION_TOPICS) {
    expect(hasText(`topic.${topic}`), topic).toBe(true);
    const said = textOf(`topic.${topic}.say`);
    expect(said.split(/\.(?: |$)/).filter(Boolean).length, topic).toBeLessThanOrEqual(3);
    expect(said.length, topic).toBeLessThanOrEqual(220);
  }
});

test('values are told with their unit, signs and domains by name, classes that say it all without', () => {
  const told = (field: string, value: number | string) => valueOfFinding({ field, value });
  expect(told('bp', '148/94')).toBe('148/94 mmHg');
  expect(told('hb', 10.8)).toBe('10,8 g/dL');
  expect(told('dangerSigns', 'poorSuck')).toBe('Hisapan lemah atau tidak mau minum');
  expect(told('skilas', 'mobility')).toBe('Gerak');
  expect(told('skilas', 0)).toBe('');
  expect(told('tb', 0)).toBe('');
  expect(told('aks', 19)).toBe('19');
  expect(told('confidential', '')).toBe('');
});
