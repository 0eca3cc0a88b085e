import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import type { UnitMonth } from './pws-api.ts';

const entry = v.object({
  entryId: v.string(),
  problem: v.string(),
  plan: v.string(),
  owner: v.string(),
  dueDate: v.nullable(v.string()),
  done: v.boolean(),
});
const plansAnswer = v.object({ entries: v.array(entry) });

/** What a unit has set itself to do about a problem, and whose it is. */
export type Plan = v.InferOutput<typeof entry>;

/** The follow-up plans of a unit and month, as its report tells them. */
export async function loadPlans(ask: Ask, { unit, month }: UnitMonth): Promise<Result<readonly Plan[], StaffProblem>> {
  const answer = await ask({ path: `/api/narrative?${new URLSearchParams({ unit, month })}`, answer: plansAnswer });
  return answer.ok ? ok(answer.value.entries) : err(answer.problem);
}
