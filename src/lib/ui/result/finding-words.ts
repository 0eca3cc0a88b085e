import type { Finding } from '#lib/domain/interpretation.ts';
import { formatMeasure, formatNumber, formatZ } from '#lib/i18n/formats.ts';
import { hasText, textOf } from '#lib/i18n/visit-text.ts';

/** Codes of indices, told as z-scores. */
const INDICES: ReadonlySet<string> = new Set(['BB_U', 'TB_U', 'BB_TB', 'IMT_U', 'LK_U', 'LILA_U']);

/** Units in which values of findings are told. */
const UNITS: { readonly [field: string]: string } = {
  muacCm: 'cm',
  waistCm: 'cm',
  bp: 'mmHg',
  glucoseRandom: 'mg/dL',
  glucoseFasting: 'mg/dL',
  cholesterol: 'mg/dL',
  uricAcid: 'mg/dL',
  hb: 'g/dL',
  gestWeeks: 'minggu',
};
/** Scores and numbers without unit that say more than their class. */
const BARE: ReadonlySet<string> = new Set(['bmi', 'puma', 'aks', 'kpspYes', 'srq20']);
/** Fields whose value is a code with words of its own. */
const CODED: { readonly [field: string]: string } = { dangerSigns: 'reason.DANGER_', skilas: 'skilas.' };

type Looked = Pick<Finding, 'field' | 'value'>;

/** Name of what was looked at. */
export function findingLabel(field: string): string {
  return textOf(`index.${field}`);
}

/** Words of a class: those of this field, or those it has everywhere. */
export function classText(field: string, findingClass: string): string {
  const own = `class.${field}.${findingClass}`;
  return textOf(hasText(own) ? own : `class.${findingClass}`);
}

/** True where a class has words. */
export function hasClassText(field: string, findingClass: string): boolean {
  return hasText(`class.${field}.${findingClass}`) || hasText(`class.${findingClass}`);
}

/** The value of a finding as it is read: z-scores with sign, measurements with unit, signs by name; empty where the class says it all. */
export function valueOfFinding({ field, value }: Looked): string {
  const coded = CODED[field];
  if (coded !== undefined) return typeof value === 'string' ? textOf(`${coded}${value}`) : '';
  const unit = UNITS[field];
  if (typeof value === 'string') return unit === undefined || value === '' ? '' : `${value} ${unit}`;
  if (INDICES.has(field)) return formatZ(value);
  if (unit !== undefined) return formatMeasure(value, unit);
  return BARE.has(field) ? formatNumber(value) : '';
}

/** Words of a reason for a referral. */
export function reasonText(reason: string): string {
  return textOf(`reason.${reason}`);
}
