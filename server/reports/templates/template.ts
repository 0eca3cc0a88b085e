import type { ReportKind } from '#lib/domain/reports/report-kinds.ts';

/** How a line is printed: its number on the form, where it has one, and its words. */
export type LineWords = readonly [words: string, no?: string];

/** How a table is printed. */
export interface SectionWords {
  readonly title: string;
  /** Words over the bands, by code. */
  readonly bands: { readonly [band: string]: string };
  readonly lines: { readonly [line: string]: LineWords };
}

/**
 * The form of a report in one district and version: its wording and numbering. What is counted is the domain's; a line without words here is
 * not printed, so that a district may leave lines out.
 */
export interface ReportTemplate {
  readonly kind: ReportKind | 'homeVisits';
  /** Shown on every sheet; a changed wording is a new version. */
  readonly version: string;
  readonly title: string;
  readonly sections: { readonly [section: string]: SectionWords };
}
