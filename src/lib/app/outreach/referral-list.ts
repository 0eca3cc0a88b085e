import type { LocalDate } from '#lib/domain/dates.ts';
import { REFERRAL_LEVELS } from '#lib/domain/interpretation.ts';
import { isOpen } from '#lib/domain/referral/referral-state.ts';
import { backOnListDate, isReferralOverdue, seenByDate } from '#lib/domain/referral/referral-time.ts';
import type { ReferralRecord } from '#lib/events/referral-view.ts';

/** A referral on the list of a day. */
export interface ListedReferral {
  readonly referral: ReferralRecord;
  /** No answer after its time: back with the cadre. */
  readonly overdue: boolean;
  /** The last day on which the person should be seen. */
  readonly seenBy: LocalDate;
  /** The first day on which it is back on the list without an answer. */
  readonly backOn: LocalDate;
}

/** The referrals of a Posyandu as its people work with them. */
export interface ReferralList {
  /** Overdue first, then the more pressing, then the older. */
  readonly open: readonly ListedReferral[];
  /** The newest first. */
  readonly ended: readonly ListedReferral[];
}

/** Sorts referrals for the list of a day. @source homevisit-referral.md 3 */
export function listReferrals(referrals: readonly ReferralRecord[], on: LocalDate): ReferralList {
  const listed = referrals.map((referral) => {
    const timed = { level: referral.level, proposedDate: referral.date, state: referral.state };
    return {
      referral,
      overdue: isReferralOverdue(timed, on),
      seenBy: seenByDate(timed),
      backOn: backOnListDate(timed),
    };
  });
  return {
    open: listed.filter(({ referral }) => isOpen(referral.state)).sort(compareOpen),
    ended: listed
      .filter(({ referral }) => !isOpen(referral.state))
      .sort((a, b) => compare(b.referral.date, a.referral.date) || compareId(a, b)),
  };
}

function compareOpen(a: ListedReferral, b: ListedReferral): number {
  return (
    Number(b.overdue) - Number(a.overdue) ||
    rankOf(b) - rankOf(a) ||
    compare(a.referral.date, b.referral.date) ||
    compareId(a, b)
  );
}

function rankOf({ referral }: ListedReferral): number {
  return REFERRAL_LEVELS.indexOf(referral.level);
}

function compareId(a: ListedReferral, b: ListedReferral): number {
  return compare(a.referral.referralId, b.referral.referralId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
