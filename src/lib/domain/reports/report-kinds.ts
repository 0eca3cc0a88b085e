import { BUKU7_SECTIONS } from './buku7.ts';
import { F1_SECTIONS } from './f1-gizi.ts';
import { GROWN_UP_SECTIONS } from './recap-grown-up.ts';
import { MOTHER_SECTIONS } from './recap-mothers.ts';
import type { ReportSection } from './report-form.ts';

/** The monthly reports that count people; home visits and the narrative have shapes of their own. @source pws.md 6 */
export const REPORT_KINDS = ['f1', 'buku7', 'recap'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The tables of each report, in the order in which they are printed. */
export const SECTIONS_OF: { readonly [kind in ReportKind]: readonly ReportSection[] } = {
  f1: F1_SECTIONS,
  buku7: BUKU7_SECTIONS,
  recap: [...MOTHER_SECTIONS, ...GROWN_UP_SECTIONS],
};
