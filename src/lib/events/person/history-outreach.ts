import type { HistoryHomeVisit, HistoryReferral } from '#lib/domain/indicators/person-history.ts';
import { codesOf } from '../code-list.ts';
import type { Row } from '../fold.ts';
import { readHomeVisits } from '../home-visit-view.ts';
import { readReferrals, reasonsIn, type ReferralRecord } from '../referral-view.ts';
import { answersIn } from './person-care.ts';
import { dayOfReading } from './reading-day.ts';

/**
 * Visits to the house of a person at which somebody was met, the oldest first; what was answered in confidence is among the answers where it is held.
 * @param rows of the table `homeVisit`
 * @param held rows of the table `sensitive`
 */
export function historyHomeVisits(rows: readonly Row[], held: readonly Row[]): HistoryHomeVisit[] {
  return readHomeVisits(rows)
    .filter(({ notMet }) => !notMet)
    .map(({ homeVisitId, date, outcomes, row }) => {
      const own = held.filter(({ subject }) => subject === homeVisitId);
      const answers = Object.fromEntries([row, ...own].flatMap((one) => Object.entries(answersIn(one))));
      return {
        date,
        answers,
        outcomes: [...new Set([...outcomes, ...own.flatMap((one) => codesOf(one, 'outcomes'))])],
      };
    })
    .toReversed();
}

/** Referrals of a person, with the reasons told in confidence where they are held. */
export function historyReferrals(rows: readonly Row[], held: readonly Row[]): HistoryReferral[] {
  return readReferrals(rows).map((referral) => {
    const own = held.filter(({ subject }) => subject === referral.referralId);
    const { confirmedDate, outcomeDate } = referralDays(referral);
    return {
      proposedDate: referral.date,
      confirmedDate,
      outcomeDate,
      reasons: [...referral.reasons, ...own.flatMap(reasonsIn)].map(({ code }) => code),
    };
  });
}

/** States in which a nakes has confirmed a referral, or sent it without. */
const CONFIRMED: ReadonlySet<string> = new Set(['DIKONFIRMASI', 'BERANGKAT', 'TIDAK_DATANG', 'DITERIMA', 'SELESAI']);

/** The days on which a referral was confirmed and on which its outcome was known. */
export function referralDays({
  date,
  state,
  feedback,
  decided,
  row,
}: ReferralRecord): Pick<HistoryReferral, 'confirmedDate' | 'outcomeDate'> {
  const standing = (row.slots['state'] ?? []).find(({ value }) => value === state) ?? decided;
  const stated = standing && dayOfReading(standing);
  // A later state has overwritten the day of the confirmation: it lay at or after the proposal.
  const confirmedDate = CONFIRMED.has(state) ? (state === 'DIKONFIRMASI' ? (stated ?? date) : date) : undefined;
  const outcomeDate = feedback.seenDate ?? (state === 'SELESAI' ? (stated ?? date) : undefined);
  return { confirmedDate, outcomeDate };
}
