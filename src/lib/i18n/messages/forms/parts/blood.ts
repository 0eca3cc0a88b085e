/** Values that nakes measure in blood. */
export const blood = {
  'blood.hb': 'Hb',
  'blood.hb.help': 'Baca satu angka di belakang koma.',
  'blood.glucoseRandom': 'Gula darah sewaktu (GDS)',
  'blood.glucoseRandom.help': 'Dari ujung jari, tanpa puasa.',
  'blood.glucoseFasting': 'Gula darah puasa (GDP)',
  'blood.glucoseFasting.help': 'Sesudah puasa sedikitnya 8 jam.',
  'blood.cholesterol': 'Kolesterol total',
  'blood.cholesterol.help': 'Dari ujung jari.',
  'blood.uricAcid': 'Asam urat',
  'blood.uricAcid.help': 'Baca satu angka di belakang koma.',
} as const;
