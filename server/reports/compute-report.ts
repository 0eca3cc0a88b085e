import { setImmediate as pause } from 'node:timers/promises';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { findFailedChecks, type FailedCheck } from '#lib/domain/reports/report-checks.ts';
import { addTables, computeTable, type ReportTable } from '#lib/domain/reports/report-form.ts';
import { leaveOutUnstated } from '#lib/domain/reports/unstated-welfare.ts';
import { SECTIONS_OF, type ReportKind } from '#lib/domain/reports/report-kinds.ts';
import { makeReportSubject } from '#lib/domain/reports/report-subject.ts';
import type { HumanReader } from './human-reader.ts';
import { mayCount } from './who-counts.ts';

/** Which report of which Posyandu: one, those of a desa, or all of a Puskesmas. */
export interface ReportAsked {
  readonly kind: ReportKind;
  readonly puskesmasId: string;
  readonly posyanduIds: readonly string[];
  readonly month: LocalMonth;
}

/** The figures of a report, and what of them does not add up. */
export interface ComputedReport {
  readonly tables: readonly ReportTable[];
  readonly failed: readonly FailedCheck[];
}

/** Counts a report from the people themselves, part by part; other requests are served between the parts. */
export async function computeReport(
  reader: HumanReader,
  { kind, puskesmasId, posyanduIds, month }: ReportAsked,
): Promise<ComputedReport> {
  const sections = SECTIONS_OF[kind];
  let tables = sections.map((section) => computeTable(section, []));
  for await (const humans of reader.eachHuman(puskesmasId, posyanduIds, mayCount(kind, month))) {
    const subjects = humans.flatMap((human) => makeReportSubject(human, month) ?? []);
    tables = sections.map((section, at) => {
      const part = computeTable(section, subjects);
      const before = tables[at];
      return before ? addTables([before, part], section) : part;
    });
    await pause();
  }
  return { tables: leaveOutUnstated(tables), failed: findFailedChecks(tables) };
}
