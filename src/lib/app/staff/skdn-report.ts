import * as v from 'valibot';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { CHILD_FACTS, type ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { completeSkdn, type SkdnRow } from '#lib/domain/indicators/skdn.ts';

/** A fact that the monthly report shows a figure of. */
export type Figure = Extract<ChildFact, keyof SkdnRow>;

/** One unit's counts of a month, and how far its data reach. */
export interface UnitRow {
  readonly level: 'desa' | 'posyandu';
  readonly unitId: string;
  readonly unit: string;
  /** The desa that the unit lies in; its own id for a desa. */
  readonly villageId: string;
  /** Session days of the month at which somebody was recorded; 0 where there is nothing to judge yet. */
  readonly sessions: number;
  /** When the newest entry of the unit reached the server, ms since epoch; null before the first. */
  readonly dataThrough: number | null;
  readonly figures: SkdnRow;
}

/** The counts of a month, as the server had them when it answered. */
export interface SkdnReport {
  readonly month: LocalMonth;
  /** ms since epoch. */
  readonly computedAt: number;
  readonly dataThrough: number | null;
  readonly rows: readonly UnitRow[];
}

/** Every figure of the monthly report. */
export const FIGURES: readonly Figure[] = CHILD_FACTS.filter((fact) => fact !== 'oedema');

/** Schema of a month. */
export const localMonth = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));

const count = v.optional(v.pipe(v.number(), v.integer()), 0);
const unitRow = v.pipe(
  v.intersect([
    v.object({
      level: v.picklist(['desa', 'posyandu']),
      unitId: v.string(),
      unit: v.string(),
      villageId: v.string(),
      sessions: count,
      dataThrough: v.nullable(v.number()),
    }),
    v.object(Object.fromEntries(FIGURES.map((figure) => [figure, count]))),
  ]),
  v.transform(({ level, unitId, unit, villageId, sessions, dataThrough, ...counts }): UnitRow => {
    const figures = completeSkdn(new Map(FIGURES.map((figure) => [figure, Number(counts[figure] ?? 0)])));
    return { level, unitId, unit, villageId, sessions, dataThrough, figures };
  }),
);

/** Schema of the counts of a month. Shares are reckoned anew from the counts, by the domain's own rule. */
export const skdnReport: v.GenericSchema<unknown, SkdnReport> = v.object({
  month: localMonth,
  computedAt: v.number(),
  dataThrough: v.nullable(v.number()),
  rows: v.array(unitRow),
});

/** All desa of a report in one row, under a name for the whole. */
export function sumRow(report: SkdnReport, unit: string): UnitRow {
  const rows = report.rows.filter((row) => row.level === 'desa');
  const sumOf = (figure: Figure): number => rows.reduce((sum, row) => sum + row.figures[figure], 0);
  const figures = completeSkdn(new Map(FIGURES.map((figure) => [figure, sumOf(figure)])));
  const sessions = rows.reduce((sum, row) => sum + row.sessions, 0);
  return { level: 'desa', unitId: '', villageId: '', unit, sessions, dataThrough: report.dataThrough, figures };
}

/** A report as `skdnReport` reads it, for keeping. */
export function writeSkdnReport(report: SkdnReport): unknown {
  return { ...report, rows: report.rows.map(({ figures, ...row }) => ({ ...row, ...figures })) };
}
