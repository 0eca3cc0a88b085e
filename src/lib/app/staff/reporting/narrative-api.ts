import * as v from 'valibot';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from '../ask.ts';

const entry = v.object({
  entryId: v.string(),
  unitId: v.string(),
  problem: v.string(),
  cause: v.string(),
  plan: v.string(),
  owner: v.string(),
  dueDate: v.nullable(v.string()),
  done: v.boolean(),
  changedAt: v.number(),
  changedBy: v.string(),
});
const narrative = v.object({ unitId: v.string(), entries: v.array(entry) });

/** A problem of a month with its plan. */
export type NarrativeEntry = v.InferOutput<typeof entry>;
export type Narrative = v.InferOutput<typeof narrative>;
/** What a person types. */
export type NarrativeDraft = Pick<NarrativeEntry, 'problem' | 'cause' | 'plan' | 'owner' | 'dueDate'>;

interface Place {
  readonly unit: string;
  readonly month: LocalMonth;
}

/** The narrative of a unit and all below it, those due first. */
export function loadNarrative(ask: Ask, place: Place): Promise<Result<Narrative, StaffProblem>> {
  return ask({ path: `/api/narrative?${new URLSearchParams({ ...place })}`, answer: narrative });
}

/** Adds a problem. */
export function addEntry(ask: Ask, place: Place, draft: NarrativeDraft): Promise<Result<unknown, StaffProblem>> {
  return ask({
    method: 'POST',
    path: '/api/narrative',
    body: { ...place, ...draft },
    answer: v.object({ entryId: v.string() }),
  });
}

/** Writes a problem anew, or says whether it is done. */
export function changeEntry(
  ask: Ask,
  entryId: string,
  draft: NarrativeDraft & { readonly done: boolean },
): Promise<Result<unknown, StaffProblem>> {
  const { problem, cause, plan, owner, dueDate, done } = draft;
  const body = { problem, cause, plan, owner, dueDate, done };
  return ask({ method: 'PATCH', path: `/api/narrative/${entryId}`, body, answer: nothing });
}

/** Takes a problem out of the report. */
export function removeEntry(ask: Ask, entryId: string): Promise<Result<unknown, StaffProblem>> {
  return ask({ method: 'DELETE', path: `/api/narrative/${entryId}`, answer: nothing });
}
