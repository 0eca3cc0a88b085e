import type { Finding } from '#lib/domain/interpretation.ts';

/** The field of the form under which a finding is told while it is typed, where that is not the field of its own name. */
const FIELD_OF: { readonly [finding: string]: string } = {
  BB_U: 'weightKg',
  growthStatus: 'weightKg',
  falteringAcrossGap: 'weightKg',
  TB_U: 'lengthHeightCm',
  BB_TB: 'lengthHeightCm',
  IMT_U: 'lengthHeightCm',
  LK_U: 'headCm',
  edema: 'oedema',
  bmi: 'lengthHeightCm',
  bp: 'bpDiastolic',
};

/** Findings that follow from the answer of a field. */
export function findingsOfField(findings: readonly Finding[], code: string): Finding[] {
  return findings.filter(({ field }) => (FIELD_OF[field] ?? field) === code);
}
