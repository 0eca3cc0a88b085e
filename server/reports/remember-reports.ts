import { computeReport, type ComputedReport, type ReportAsked } from './compute-report.ts';
import type { HumanReader } from './human-reader.ts';

/** Counts a report. */
export type ComputeReport = (asked: ReportAsked) => Promise<ComputedReport>;

/** Reports are counted from every person of a unit, which takes seconds of a whole Puskesmas; this many are kept. */
const MOST = 64;

interface Remembered {
  readonly mark: number;
  readonly report: Promise<ComputedReport>;
}

/**
 * Counts reports and keeps the last ones.
 *
 * 1. What is told is what counting now would tell: a report holds only as long as `readMark` tells the same as before it was counted.
 * 2. Who asks for what is being counted waits for that count.
 * 3. What failed is not kept.
 */
export function rememberReports(reader: HumanReader & { readMark(): Promise<number> }): ComputeReport {
  const kept = new Map<string, Remembered>();
  return async (asked) => {
    const mark = await reader.readMark();
    const key = JSON.stringify([asked.kind, asked.puskesmasId, asked.month, asked.posyanduIds.toSorted()]);
    const known = kept.get(key);
    if (known?.mark === mark) return await known.report;
    const report = computeReport(reader, asked);
    kept.delete(key);
    kept.set(key, { mark, report });
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    try {
      return await report;
    } catch (error) {
      if (kept.get(key)?.report === report) kept.delete(key);
      throw error;
    }
  };
}
