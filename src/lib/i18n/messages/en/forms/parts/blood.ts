/** English of `blood` in messages/forms/parts/blood.ts. */
export const blood = {
  'blood.hb': 'Hb',
  'blood.hb.help': 'Read one digit behind the decimal sign.',
  'blood.glucoseRandom': 'Random blood glucose (GDS)',
  'blood.glucoseRandom.help': 'From a fingertip, no fasting.',
  'blood.glucoseFasting': 'Fasting blood glucose (GDP)',
  'blood.glucoseFasting.help': 'After fasting for at least 8 hours.',
  'blood.cholesterol': 'Total cholesterol',
  'blood.cholesterol.help': 'From a fingertip.',
  'blood.uricAcid': 'Uric acid',
  'blood.uricAcid.help': 'Read one digit behind the decimal sign.',
} as const;
