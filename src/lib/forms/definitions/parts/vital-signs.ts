import { numberField, type NumberField } from '../../engine/field.ts';

const TEMPERATURE = {
  code: 'temperatureC',
  label: 'vital.temperatureC',
  unit: '°C',
  decimals: 1,
  hard: { min: 30, max: 43 },
  soft: { min: 35, max: 41 },
} as const;

/** Temperature of a mother, where it was taken; from the bound of the rules on it is a danger sign by itself. @source Ceklis KR */
export const motherTemperatureField: NumberField = numberField({
  ...TEMPERATURE,
  help: 'vital.temperatureC.help',
  source: 'Ceklis KR; limits: design default',
});

/** Temperature of a child, where it was taken. @source Ceklis KR; homevisit-referral.md 2.3 */
export const childTemperatureField: NumberField = numberField({
  ...TEMPERATURE,
  help: 'vital.temperatureC.help',
  source: 'Ceklis KR; limits: design default',
});

/** Breaths of a child in one minute, counted while it is quiet. @source MTBS; Ceklis KR */
export const breathingField: NumberField = numberField({
  code: 'respiratoryRate',
  label: 'vital.respiratoryRate',
  help: 'vital.respiratoryRate.help',
  source: 'MTBS; Ceklis KR; limits: design default',
  unit: 'x/menit',
  decimals: 0,
  hard: { min: 5, max: 150 },
  soft: { min: 15, max: 90 },
});
