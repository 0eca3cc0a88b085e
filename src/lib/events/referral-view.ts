import type { LocalDate } from '#lib/domain/dates.ts';
import { REFERRAL_LEVELS, type ReferralLevel } from '#lib/domain/interpretation.ts';
import type { ReferralReason } from '#lib/domain/referral/confidential-reason.ts';
import { REFERRAL_STATES, type ReferralState } from '#lib/domain/referral/referral-state.ts';
import { furthestState } from '#lib/domain/referral/state-order.ts';
import type { Json } from './envelope.ts';
import { compareText, type Reading, type Row } from './fold.ts';
import { joinRows } from './joined-row.ts';
import { dateOf, effectiveReading, flagOf, textOf, valueOf } from './slots.ts';

/** What came of a referral, in general words; a diagnosis is for nakes only and lies in the confidential document. */
export interface ReferralFeedback {
  readonly seenDate?: LocalDate;
  readonly seenBy?: string;
  /** Code of `RESULT_CLASSES`. */
  readonly resultClass?: string;
  /** What the cadre is to do. */
  readonly advice?: string;
  readonly nextControlDate?: LocalDate;
  readonly medicine?: string;
}

/** How people came out of a referral. @source bawaan rancangan */
export const RESULT_CLASSES = ['noProblem', 'treated', 'underTreatment', 'admitted', 'referredOnward'] as const;

/** A referral as all that was said of it, by cadres in `visits` and by nakes in `care`, comes to. */
export interface ReferralRecord {
  readonly referralId: string;
  /** As it was stated; `register.canonicalId` gives the person it means now. */
  readonly personId: string;
  /** The day it was proposed. */
  readonly date: LocalDate;
  readonly level: Exclude<ReferralLevel, 'none'>;
  readonly reasons: readonly ReferralReason[];
  readonly to?: string;
  readonly toName?: string;
  /** The session document or home visit that it comes from. */
  readonly fromVisit?: string;
  readonly escort?: string;
  readonly transport?: string;
  readonly insured?: boolean;
  /** What was done for the person before leaving. */
  readonly action?: string;
  readonly notes?: string;
  readonly state: ReferralState;
  /** Why it was refused or cancelled. */
  readonly endReason?: string;
  readonly feedback: ReferralFeedback;
  /** Who proposed it. */
  readonly proposed: Reading;
  /** Who of the nakes stated its present state; missing until one has. */
  readonly decided?: Reading;
  /** The document in which it was proposed. */
  readonly documentId: string;
  /** All that was said of it as one row; conflicts of cadres among each other stand in it. */
  readonly row: Row;
}

/**
 * Joins the rows of one referral: its proposal in `visits` and what nakes decided in `care`; the same for any order of the rows.
 * @returns undefined for a decision whose proposal has not reached this device
 */
export function readReferral(rows: readonly Row[]): ReferralRecord | undefined {
  const own = rows
    .filter(({ table }) => table === 'referral')
    .toSorted((a, b) => compareText(a.documentId, b.documentId));
  const proposal = own.find(({ documentId }) => documentId.startsWith('visits:'));
  const proposed = effectiveReading(proposal?.slots['level']);
  const personId = textOf(proposal, 'personId');
  const date = dateOf(proposal, 'date');
  const row = joinRows(own);
  if (!row || !proposal || !proposed || personId === undefined || date === undefined) return undefined;
  const decision = own.find((one) => one.documentId.startsWith('care:'));
  return {
    referralId: row.subject,
    personId,
    date,
    level: levelOf(row) ?? 'urgent',
    reasons: reasonsIn(proposal),
    to: textOf(row, 'to'),
    toName: textOf(row, 'toName'),
    fromVisit: textOf(proposal, 'fromVisit'),
    escort: textOf(row, 'escort'),
    transport: textOf(row, 'transport'),
    insured: flagOf(row, 'insured'),
    action: textOf(proposal, 'action'),
    notes: textOf(proposal, 'notes'),
    state: furthestState(own.flatMap((one) => statesOf(one))) ?? 'DIUSULKAN',
    endReason: textOf(row, 'endReason'),
    feedback: {
      seenDate: dateOf(row, 'seenDate'),
      seenBy: textOf(row, 'seenBy'),
      resultClass: textOf(row, 'resultClass'),
      advice: textOf(row, 'advice'),
      nextControlDate: dateOf(row, 'nextControlDate'),
      medicine: textOf(row, 'medicine'),
    },
    proposed,
    decided: effectiveReading(decision?.slots['state']),
    documentId: proposal.documentId,
    row,
  };
}

/** Every referral of these rows, in the order of their ids. */
export function readReferrals(rows: readonly Row[]): ReferralRecord[] {
  const bySubject = Map.groupBy(rows, ({ subject }) => subject);
  return [...bySubject.keys()].sort(compareText).flatMap((id) => readReferral(bySubject.get(id) ?? []) ?? []);
}

/** True once anything of a feedback was given. */
export function hasFeedback({ feedback }: ReferralRecord): boolean {
  return Object.values(feedback).some(isKnown);
}

/** The reasons that a row states; what is none is passed over. */
export function reasonsIn(row: Row | undefined): ReferralReason[] {
  const value: Json | undefined = valueOf(row, 'reasons');
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Json) => {
    if (typeof one !== 'object' || one === null || !('code' in one) || typeof one.code !== 'string') return [];
    const { code } = one;
    return 'value' in one && typeof one.value === 'string' ? [{ code, value: one.value }] : [{ code }];
  });
}

function levelOf(row: Row): Exclude<ReferralLevel, 'none'> | undefined {
  const text = textOf(row, 'level');
  const level = REFERRAL_LEVELS.find((known) => known === text);
  return level === 'none' ? undefined : level;
}

/** Every state that stands in a row; of ordered slots the fold leaves the furthest. */
function statesOf(row: Row): ReferralState[] {
  return (row.slots['state'] ?? []).flatMap(({ value }) => REFERRAL_STATES.find((known) => known === value) ?? []);
}

function isKnown(value: unknown): boolean {
  return value !== undefined;
}
