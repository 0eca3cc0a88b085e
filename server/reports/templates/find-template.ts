import type { ReportKind } from '#lib/domain/reports/report-kinds.ts';
import { BUKU7_2026 } from './buku7-2026.ts';
import { F1_2026 } from './f1-2026.ts';
import { HOME_VISITS_2026 } from './home-visits-2026.ts';
import { RECAP_2026 } from './recap-2026.ts';
import type { ReportTemplate } from './template.ts';

/** Kinds of monthly reports that can be opened and printed. */
export const PRINTED_KINDS = ['f1', 'buku7', 'recap', 'home-visits'] as const;
export type PrintedKind = (typeof PRINTED_KINDS)[number];

const GENERAL: { readonly [kind in ReportKind | 'home-visits']: ReportTemplate } = {
  f1: F1_2026,
  buku7: BUKU7_2026,
  recap: RECAP_2026,
  'home-visits': HOME_VISITS_2026,
};

/** Templates of districts that have forms of their own, by the four digits of the kabupaten. */
const OF_DISTRICT: { readonly [regencyCode: string]: Partial<typeof GENERAL> } = {};

/** The form of a report in a district: its own, or the general one. @param regencyCode null where it is not known */
export function findTemplate(kind: PrintedKind, regencyCode: string | null): ReportTemplate {
  return (regencyCode === null ? undefined : OF_DISTRICT[regencyCode]?.[kind]) ?? GENERAL[kind];
}
