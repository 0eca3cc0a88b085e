import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import { computeReport } from './compute-report.ts';
import type { Freshness } from './freshness.ts';
import { computeHomeVisits, loadHomeVisits } from './home-visits.ts';
import type { HumanReader } from './human-reader.ts';
import { printReport, type PrintedReport } from './printed-report.ts';
import type { ComputeReport } from './remember-reports.ts';
import { findTemplate, type PrintedKind } from './templates/find-template.ts';

/** What reports read. */
export interface MonthlyReportPorts {
  readonly reader: HumanReader & Pick<ProjectionReader, 'listRows' | 'listSessions'>;
  readonly freshness: Freshness;
  readonly now: () => number;
  /** Counts those of people; anew each time where left out. */
  readonly compute?: ComputeReport;
}

/** The unit of a report, as its heading names it. */
export interface MonthlyReportUnit {
  readonly unitId: string;
  readonly level: 'puskesmas' | 'village' | 'posyandu';
  readonly name: string;
  readonly puskesmas: { readonly puskesmasId: string; readonly name: string; readonly regencyCode: string | null };
  readonly villages: readonly { readonly name: string }[];
  readonly posyandu: readonly { readonly posyanduId: string; readonly name: string }[];
}

/** A report of one unit and month, whole: heading, figures, checks, and how far the figures reach. */
export interface MonthlyReport extends PrintedReport {
  readonly kind: PrintedKind;
  readonly month: LocalMonth;
  readonly unit: { readonly unitId: string; readonly level: string; readonly name: string };
  readonly puskesmas: string;
  readonly villages: readonly string[];
  readonly posyandu: readonly string[];
  /** Days of sessions held in the month; empty where there was none: the figures are then no zeros but nothing. */
  readonly sessions: readonly LocalDate[];
  /** ms since epoch. */
  readonly computedAt: number;
  /** When the newest entry came that bears on the month; null before the first. */
  readonly dataThrough: number | null;
  readonly ruleSet: string;
}

/** Counts and words a report of a unit. */
export async function makeMonthlyReport(
  ports: MonthlyReportPorts,
  { kind, month, unit }: { readonly kind: PrintedKind; readonly month: LocalMonth; readonly unit: MonthlyReportUnit },
): Promise<MonthlyReport> {
  const { reader, freshness, now, compute = (asked) => computeReport(reader, asked) } = ports;
  const { puskesmasId, regencyCode } = unit.puskesmas;
  const posyanduIds = unit.posyandu.map(({ posyanduId }) => posyanduId);
  const through = await freshness.readDataThrough(puskesmasId, month);
  const computed =
    kind === 'home-visits'
      ? { tables: [computeHomeVisits(await loadHomeVisits(reader, puskesmasId, posyanduIds), month)], failed: [] }
      : await compute({ kind, puskesmasId, posyanduIds, month });
  return {
    kind,
    month,
    unit: { unitId: unit.unitId, level: unit.level, name: unit.name },
    puskesmas: unit.puskesmas.name,
    villages: unit.villages.map(({ name }) => name),
    posyandu: unit.posyandu.map(({ name }) => name),
    sessions: sessionDays(await reader.listSessions(puskesmasId, month), new Set(posyanduIds)),
    computedAt: now(),
    dataThrough: newest(posyanduIds.flatMap((id) => through.get(id) ?? [])),
    ruleSet: RULE_SET,
    ...printReport(computed, findTemplate(kind, regencyCode)),
  };
}

function sessionDays(documentIds: readonly string[], posyanduIds: ReadonlySet<string>): LocalDate[] {
  const days = documentIds.flatMap((documentId) => {
    const [, posyanduId = '', date = ''] = documentId.split(':');
    return posyanduIds.has(posyanduId) && isLocalDate(date) ? [date] : [];
  });
  return [...new Set(days)].sort();
}

function newest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.max(...instants);
}
