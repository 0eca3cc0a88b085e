import type { Finding } from '#lib/domain/interpretation.ts';
import { formatMeasure, formatZ } from '#lib/i18n/formats.ts';

/** Codes of indices, told as z-scores. */
const INDICES: ReadonlySet<string> = new Set(['BB_U', 'TB_U', 'BB_TB', 'IMT_U', 'LK_U', 'LILA_U']);

/** The field of the form under which a finding is told while it is typed. */
const FIELD_OF: { readonly [finding: string]: string } = {
  BB_U: 'weightKg',
  growthStatus: 'weightKg',
  falteringAcrossGap: 'weightKg',
  TB_U: 'lengthHeightCm',
  BB_TB: 'lengthHeightCm',
  IMT_U: 'lengthHeightCm',
  LK_U: 'headCm',
  muacCm: 'muacCm',
  edema: 'oedema',
};

/** Findings that follow from the answer of a field. */
export function findingsOfField(findings: readonly Finding[], code: string): Finding[] {
  return findings.filter((finding) => FIELD_OF[finding.field] === code);
}

/** The value of a finding as it is read: z-scores with sign, measurements with unit; empty where the class says it all. */
export function valueOfFinding({ field, value }: Finding): string {
  if (typeof value !== 'number') return '';
  if (INDICES.has(field)) return formatZ(value);
  return field === 'muacCm' ? formatMeasure(value, 'cm') : '';
}
