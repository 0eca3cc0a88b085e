import type { ReferralLevel } from '#lib/domain/interpretation.ts';
import {
  CONFIDENTIAL_REASON,
  isConfidentialReason,
  type ReferralReason,
} from '#lib/domain/referral/confidential-reason.ts';
import {
  nextReferralState,
  REFERRAL_ACTIONS,
  startReferralState,
  type ReferralAction,
  type ReferralProblem,
} from '#lib/domain/referral/referral-state.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { ReferralFeedback, ReferralRecord } from '#lib/events/referral-view.ts';
import { withoutGaps } from '../care/without-gaps.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { actorOf, type OutreachPorts } from './outreach-ports.ts';

/** A referral about to be proposed. */
export interface ReferralDraft {
  /** Canonical id. */
  readonly personId: string;
  readonly level: Exclude<ReferralLevel, 'none'>;
  /** Of any kind: confidential ones are parted from the others here, whoever calls. */
  readonly reasons: readonly ReferralReason[];
  readonly to?: string;
  readonly toName?: string;
  readonly escort?: string;
  readonly transport?: string;
  readonly insured?: boolean;
  readonly action?: string;
  readonly notes?: string;
  /** The session document or home visit that it comes from. */
  readonly fromVisit?: string;
}

/** What a step says besides the new state. */
export interface StepWords {
  /** Needed to cancel. */
  readonly reason?: string;
  /** Another level than was proposed; by nakes. */
  readonly level?: ReferralDraft['level'];
  readonly escort?: string;
  readonly transport?: string;
}

/** What nakes say after seeing the person. */
export interface Feedback extends ReferralFeedback {
  /** For nakes only: it goes to the confidential document. */
  readonly diagnosis?: string;
}

type Recorded = Promise<Result<Saved, RecordProblem | ReferralProblem>>;

/** Writes a referral. Confidential reasons go to the confidential document; the others see no more than that there is one. */
export async function proposeReferral(ports: OutreachPorts, draft: ReferralDraft): Recorded {
  const { records } = ports;
  const { reasons, ...rest } = draft;
  const date = ports.today();
  const referralId = records.newId();
  const frame = { personId: draft.personId, date };
  const confidential = reasons.filter(({ code }) => isConfidentialReason(code));
  if (confidential.length > 0) {
    const parts = [{ type: 'sensitive', slots: { ...frame, reasons: reasonsAsJson(confidential) } }] as const;
    const key = { table: 'sensitive', subject: referralId } as const;
    const kept = await records.state(records.documentFor('confidential', date), key, parts);
    if (!kept.ok) return kept;
  }
  const slots = withoutGaps({
    ...rest,
    date,
    reasons: reasonsAsJson(withoutConfidential(reasons)),
    state: startReferralState(draft.level, actorOf(ports)),
  });
  const key = { table: 'referral', subject: referralId } as const;
  return records.state(records.documentFor('visits', date), key, [{ type: 'referral', slots }]);
}

/** What the person at the device may do with a referral now, in the order in which it usually goes. */
export function offeredActions(ports: Pick<OutreachPorts, 'author'>, referral: ReferralRecord): ReferralAction[] {
  const actor = actorOf(ports);
  return REFERRAL_ACTIONS.filter(
    (action) => nextReferralState(referral.state, { action, actor, level: referral.level, reason: action }).ok,
  );
}

/**
 * Moves a referral on. A cadre writes beside the proposal, a nakes into the care of the proposal's month, so that each can correct the own
 * words; the furthest state of both counts.
 */
export async function stepReferral(
  ports: OutreachPorts,
  referral: ReferralRecord,
  action: ReferralAction,
  words: StepWords = {},
): Recorded {
  const actor = actorOf(ports);
  const { reason, ...more } = words;
  const next = nextReferralState(referral.state, { action, actor, level: referral.level, reason });
  if (!next.ok) return next;
  return stateOn(ports, referral, withoutGaps({ ...more, state: next.value, endReason: reason?.trim() }));
}

/** Writes what came of it, and ends the referral where it was received. Nakes only. */
export async function giveFeedback(ports: OutreachPorts, referral: ReferralRecord, feedback: Feedback): Recorded {
  const actor = actorOf(ports);
  if (actor !== 'nakes') return err({ code: 'referral.onlyNakes', action: 'finish' });
  const { diagnosis, ...open } = feedback;
  const end = nextReferralState(referral.state, { action: 'finish', actor, level: referral.level });
  if (!end.ok && referral.state !== 'SELESAI') return end;
  const state = end.ok ? end.value : referral.state;
  if (diagnosis?.trim()) {
    const { records } = ports;
    const slots = { personId: referral.personId, date: referral.date, diagnosis: diagnosis.trim() };
    const key = { table: 'sensitive', subject: referral.referralId } as const;
    const documentId = records.documentFor('confidential', referral.date);
    const kept = await records.state(documentId, key, [{ type: 'sensitive', slots }]);
    if (!kept.ok) return kept;
  }
  return stateOn(ports, referral, withoutGaps({ ...open, state }));
}

function stateOn(ports: OutreachPorts, referral: ReferralRecord, slots: { readonly [slot: string]: Json }): Recorded {
  const { records } = ports;
  const key = { table: 'referral', subject: referral.referralId } as const;
  if (actorOf(ports) === 'cadre') return records.state(referral.documentId, key, [{ type: 'referral', slots }]);
  const frame = { personId: referral.personId, date: referral.date };
  const documentId = records.documentFor('care', referral.date);
  return records.state(documentId, key, [{ type: 'referralDecision', slots: { ...frame, ...slots } }]);
}

function withoutConfidential(reasons: readonly ReferralReason[]): ReferralReason[] {
  const open = reasons.filter(({ code }) => !isConfidentialReason(code) && code !== CONFIDENTIAL_REASON);
  return open.length === reasons.length ? open : [...open, { code: CONFIDENTIAL_REASON }];
}

function reasonsAsJson(reasons: readonly ReferralReason[]): Json {
  return reasons.map(({ code, value }): Json => (value === undefined ? { code } : { code, value }));
}
