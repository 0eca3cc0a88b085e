import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { isOpen } from '#lib/domain/referral/referral-state.ts';
import type { ReferralRecord } from '#lib/events/referral-view.ts';
import type { DueChild } from '../care/due-list.ts';
import { listReferrals } from '../outreach/referral-list.ts';
import { sessionsForNakes, type ListedSession } from './session-list.ts';
import type { PassedVisit } from './session-pass.svelte.ts';

/** What a nakes is asked to do, the most pressing first. @source screens.md, Midwife: Beranda */
export const NEEDS = ['danger', 'session', 'conflict', 'doubt', 'referral', 'dose'] as const;
export type NeedKind = (typeof NEEDS)[number];

/** One thing that needs her; a link opens what it names. */
export type Need =
  | { readonly kind: 'danger'; readonly personId: string; readonly date: LocalDate; readonly referralId?: string }
  | { readonly kind: 'session'; readonly session: ListedSession }
  | { readonly kind: 'conflict'; readonly personId: string; readonly session: ListedSession }
  | {
      readonly kind: 'doubt';
      readonly personId: string;
      readonly session: ListedSession;
      readonly labels: readonly string[];
    }
  | {
      readonly kind: 'referral';
      readonly personId: string;
      readonly referralId: string;
      readonly date: LocalDate;
      readonly seenBy: LocalDate;
    }
  | { readonly kind: 'dose'; readonly child: DueChild };

/** What the list is made of. */
export interface NeedFacts {
  readonly today: LocalDate;
  readonly sessions: readonly ListedSession[];
  /** Visits of the sessions that are looked into: those that wait for a nakes, and recent ones. */
  readonly visits: readonly { readonly session: ListedSession; readonly passed: PassedVisit }[];
  readonly referrals: readonly ReferralRecord[];
  readonly overdueDoses: readonly DueChild[];
  /** The one id of a person of whom there were doubles. */
  readonly canonicalId: (personId: string) => string;
}

/** Danger signs are asked after for so long: after a month another session has seen the person. @source bawaan rancangan */
export const DANGER_DAYS = 31;

/** True for a session whose visits are looked into. */
export function isLookedInto({ date, view }: ListedSession, today: LocalDate): boolean {
  return view.awaitsNakes || date >= addDays(today, -DANGER_DAYS);
}

/** Everything that needs a nakes now, by kind. */
export function needsNow(facts: NeedFacts): { readonly [kind in NeedKind]: readonly Need[] } {
  const { open } = listReferrals(facts.referrals, facts.today);
  return {
    danger: dangersIn(facts),
    session: sessionsForNakes(facts.sessions).map((session) => ({ kind: 'session', session })),
    conflict: facts.visits.flatMap(({ session, passed }): Need[] =>
      passed.view.conflicts.length > 0 ? [{ kind: 'conflict', personId: passed.view.personId, session }] : [],
    ),
    doubt: facts.visits.flatMap(({ session, passed }): Need[] => doubtIn(session, passed)),
    referral: open
      .filter(({ overdue }) => overdue)
      .map(({ referral, seenBy }) => {
        const { personId, referralId, date } = referral;
        return { kind: 'referral', personId, referralId, date, seenBy };
      }),
    dose: facts.overdueDoses.map((child) => ({ kind: 'dose', child })),
  };
}

/** People whose visit calls for a referral now, and of whom nobody knows yet that they were seen. */
function dangersIn({ visits, referrals, canonicalId, today }: NeedFacts): Need[] {
  const since = addDays(today, -DANGER_DAYS);
  const urgent = visits.filter(
    ({ session, passed }) => session.date >= since && passed.result?.interpretation.referralLevel === 'emergency',
  );
  return urgent.flatMap(({ session, passed }): Need[] => {
    const personId = canonicalId(passed.view.personId);
    const own = referrals.filter((one) => canonicalId(one.personId) === personId && one.date >= session.date);
    const referral = own.find(({ state }) => isOpen(state));
    if (own.length > 0 && !referral) return [];
    return [{ kind: 'danger', personId, date: session.date, ...(referral ? { referralId: referral.referralId } : {}) }];
  });
}

function doubtIn(session: ListedSession, { view, check, mark }: PassedVisit): Need[] {
  if (!session.view.awaitsNakes || mark === 'approved' || !check || check.doubts.length === 0) return [];
  const labels = [...new Set(check.doubts.map(({ label }) => label))];
  return [{ kind: 'doubt', personId: view.personId, session, labels }];
}
