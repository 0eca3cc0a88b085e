import * as v from 'valibot';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';

/** Kinds of monthly reports, in the order of the page. */
export const REPORT_PAGES = ['f1', 'buku7', 'recap', 'home-visits'] as const;
export type ReportPage = (typeof REPORT_PAGES)[number];

const column = v.object({
  band: v.string(),
  sex: v.picklist(['m', 'f', '']),
  bandWords: v.string(),
  sexWords: v.string(),
});
const line = v.object({ code: v.string(), no: v.string(), words: v.string(), cells: v.array(v.number()) });
const table = v.object({ code: v.string(), title: v.string(), columns: v.array(column), lines: v.array(line) });
const check = v.object({ code: v.string(), where: v.string(), left: v.number(), right: v.number() });
/** What a monthly report looks like, counted now or kept in a copy. */
export const reportAnswer = v.object({
  kind: v.picklist(REPORT_PAGES),
  month: v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text)),
  unit: v.object({ unitId: v.string(), level: v.string(), name: v.string() }),
  puskesmas: v.string(),
  villages: v.array(v.string()),
  posyandu: v.array(v.string()),
  sessions: v.array(v.string()),
  computedAt: v.number(),
  dataThrough: v.nullable(v.number()),
  ruleSet: v.string(),
  title: v.string(),
  template: v.string(),
  tables: v.array(table),
  checks: v.array(check),
});

/** A monthly report of a unit, in the words of its form. */
export type Report = v.InferOutput<typeof reportAnswer>;
export type ReportTable = v.InferOutput<typeof table>;
export type ReportCheck = v.InferOutput<typeof check>;

/** Which report of which unit and month; an empty unit asks for all that the reader answers for. */
export interface ReportChoice {
  readonly kind: ReportPage;
  readonly unit: string;
  readonly month: LocalMonth;
}

/** A report. */
export function loadReport(ask: Ask, choice: ReportChoice): Promise<Result<Report, StaffProblem>> {
  return ask({ path: `/api/reports/${choice.kind}?${questionOf(choice)}`, answer: reportAnswer });
}

/** Address of the workbook of a report: it holds counts, no names. */
export function workbookPath(choice: ReportChoice): string {
  return `/api/reports/${choice.kind}/xlsx?${questionOf(choice)}`;
}

/** The bands of a table with how many columns each spans. */
export function bandsOf({
  columns,
}: ReportTable): { readonly words: string; readonly band: string; readonly span: number }[] {
  return [...Map.groupBy(columns, ({ band }) => band)].map(([band, own]) => ({
    band,
    words: own[0]?.bandWords ?? '',
    span: own.length,
  }));
}

/** True for a table that tells L and P apart. */
export function hasSexes({ columns }: ReportTable): boolean {
  return columns.some(({ sex }) => sex !== '');
}

function questionOf({ unit, month }: Pick<ReportChoice, 'unit' | 'month'>): string {
  return new URLSearchParams({ unit, month }).toString();
}
