import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from '../ask.ts';

/** States of a row, what needs people first. */
export const ROW_STATES = ['refused', 'held', 'waiting', 'sent'] as const;
export const CODE_KINDS = ['organization', 'practitioner', 'village', 'vaccine'] as const;

const row = v.object({
  key: v.string(),
  type: v.string(),
  state: v.picklist(ROW_STATES),
  answer: v.nullable(v.string()),
  name: v.nullable(v.string()),
  posyandu: v.nullable(v.string()),
  date: v.nullable(v.string()),
  tries: v.number(),
  nextAt: v.number(),
});
const code = v.object({
  kind: v.picklist(CODE_KINDS),
  localId: v.string(),
  label: v.string(),
  code: v.string(),
  display: v.string(),
});
const queue = v.object({
  puskesmasId: v.string(),
  configured: v.boolean(),
  states: v.array(v.object({ state: v.picklist(ROW_STATES), type: v.string(), count: v.number() })),
  rows: v.array(row),
  codes: v.array(code),
});
const run = v.object({
  sent: v.number(),
  refused: v.number(),
  waiting: v.number(),
  stopped: v.nullable(v.object({ why: v.picklist(['busy', 'unsure', 'closed', 'leased']), nextAt: v.number() })),
});

/** One resource that was not sent, and why. */
export type QueuedRow = v.InferOutput<typeof row>;
/** A number that SATUSEHAT or the KFA gives out; empty until it has been entered. */
export type GivenCode = v.InferOutput<typeof code>;
/** The queue with the numbers it needs. */
export type SatusehatQueue = v.InferOutput<typeof queue>;
/** What sending came to. */
export type SentRun = v.InferOutput<typeof run>;

type Answered<T> = Promise<Result<T, StaffProblem>>;

export function loadQueue(ask: Ask): Answered<SatusehatQueue> {
  return ask({ path: '/api/satusehat', answer: queue });
}

/** Sends what is due and tries again what was refused. */
export function sendNow(ask: Ask): Answered<SentRun> {
  return ask({ method: 'POST', path: '/api/satusehat/send', body: {}, answer: run });
}

/** Enters a number; empty takes it back. */
export function saveCode(ask: Ask, { kind, localId, display }: GivenCode, entered: string): Answered<undefined> {
  const body = { kind, localId, code: entered, display };
  return ask({ method: 'POST', path: '/api/satusehat/codes', body, answer: nothing });
}
