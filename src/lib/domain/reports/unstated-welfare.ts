import type { ReportTable } from './report-form.ts';

/** Tables of the poor and of the others, and the bands that part them. */
const TABLES: ReadonlySet<string> = new Set(['f1Poor', 'f1NotPoor']);
const BANDS: ReadonlySet<string> = new Set(['poor', 'notPoor']);

/**
 * Leaves G and NG out of a report where nobody has stated either of any child: a row of zeros would say that nobody is poor.
 * @param tables of the F1 report; those of other reports come back as they are
 */
export function leaveOutUnstated(tables: readonly ReportTable[]): readonly ReportTable[] {
  const stated = tables.filter(({ code }) => TABLES.has(code));
  if (stated.length === 0 || stated.some(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell !== 0)))) {
    return tables;
  }
  return tables
    .filter(({ code }) => !TABLES.has(code))
    .map((table) => {
      const kept = new Set(table.columns.flatMap(({ band }, at) => (BANDS.has(band) ? [] : at)));
      const columns = table.columns.filter((_, at) => kept.has(at));
      const lines = table.lines.map(({ code, cells }) => ({ code, cells: cells.filter((_, at) => kept.has(at)) }));
      return { code: table.code, columns, lines };
    });
}
