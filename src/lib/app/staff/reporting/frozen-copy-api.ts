import * as v from 'valibot';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import { reportAnswer, type ReportChoice } from './report-api.ts';

const signature = v.object({ role: v.string(), name: v.string(), unit: v.string(), at: v.number() });
const copy = v.object({ version: v.number(), signatures: v.array(signature), report: reportAnswer });

/** A report as it was when its month was locked, with the names of those who answer for it. */
export type FrozenCopy = v.InferOutput<typeof copy>;

/** Answers that say that there is none: the month is open, or the report is of more than a desa, of which no copy is kept. */
const NONE: ReadonlySet<string> = new Set(['period.noCopy', 'unit.unknown']);

/** The newest frozen copy of a report; null where its month is not locked. */
export async function loadFrozenCopy(ask: Ask, choice: ReportChoice): Promise<Result<FrozenCopy | null, StaffProblem>> {
  const { kind, unit, month } = choice;
  if (unit === '') return ok(null);
  const found = await ask({ path: `/api/periods/copy?${new URLSearchParams({ unit, month, kind })}`, answer: copy });
  return !found.ok && NONE.has(found.problem.code) ? ok(null) : found;
}
