import * as v from 'valibot';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from './ask.ts';
import { localMonth, skdnReport, type SkdnReport } from './skdn-report.ts';

/** Schema of a list of months. */
export const monthList = v.array(localMonth);
const monthsAnswer = v.object({ months: monthList });

/** Months of which there are counts, the newest first. */
export async function loadMonths(ask: Ask): Promise<Result<readonly LocalMonth[], StaffProblem>> {
  const answer = await ask({ path: '/api/puskesmas/months', answer: monthsAnswer });
  return answer.ok ? { ok: true, value: answer.value.months } : answer;
}

/** The counts of a month, for every Posyandu and desa in the scope of the person signed in. */
export function loadSkdn(ask: Ask, month: LocalMonth): Promise<Result<SkdnReport, StaffProblem>> {
  return ask({ path: `/api/puskesmas/skdn?month=${month}`, answer: skdnReport });
}
