import type { SessionState } from './session-state.ts';

/** A visit with the mark of the state it is in now (`digestIds`). */
export interface MarkedVisit {
  readonly personId: string;
  readonly digest: string;
}

/** What documents say of one session. */
export interface SessionFacts {
  /** What the session's own document says; from `closed` on it says no more than that. */
  readonly stated: 'none' | 'planned' | 'cancelled' | 'open' | 'closed';
  /** Everybody who has a row, also those whose arrival was taken back. */
  readonly visits: readonly MarkedVisit[];
  /** Marks of the visits that whoever closed the day had on the device; missing for days closed by older apps. */
  readonly closedOver?: ReadonlySet<string>;
  /** The closing that stands: an id that changes when the day is opened and closed again. */
  readonly closing?: string;
  /** What nakes have decided; several where two have decided apart from each other. */
  readonly decisions: readonly ('approved' | 'sentBack')[];
  /** Marks of the visits that the approval covers. */
  readonly approvedOver: ReadonlySet<string>;
  /** The closings that were judged. */
  readonly judgedClosings: ReadonlySet<string>;
  /** What the Puskesmas has decided about the month; `open` on devices that do not know. */
  readonly period: 'open' | 'reported' | 'locked';
}

/** Where a session stands, and what somebody has to look at. */
export interface SessionStanding {
  readonly state: SessionState;
  /** People whose entries came, or changed, after the day was closed. */
  readonly late: readonly string[];
  /** People whose entries came, or changed, after a nakes had approved the day. */
  readonly changed: readonly string[];
  /** A nakes has sent it back, and it has not been closed again since. */
  readonly sentBack: boolean;
  /** Closed, and every visit is as a nakes has approved it; also once the month is reported or locked. */
  readonly isApproved: boolean;
  /** Closed, and a nakes has to look: for the first time, after mending, or because something came late. */
  readonly awaitsNakes: boolean;
}

/**
 * Says where a session stands. No clock is asked: a closing and an approval name what they had seen, and whatever else is there came late.
 * Where one nakes approves and another sends back, it is sent back: an approval must never cover what a colleague doubts.
 * @source session.md 6: late entries are accepted, marked, and reopen validation
 */
export function computeSessionStanding(facts: SessionFacts): SessionStanding {
  const { stated, visits, closedOver, closing, decisions, approvedOver, judgedClosings, period } = facts;
  const late = closedOver ? visits.filter(({ digest }) => !closedOver.has(digest)).map(({ personId }) => personId) : [];
  const isApproved = decisions.length > 0 && decisions.every((decision) => decision === 'approved');
  const changed = isApproved
    ? visits.filter(({ digest }) => !approvedOver.has(digest)).map(({ personId }) => personId)
    : [];
  const isWhole = stated === 'closed' && isApproved && changed.length === 0;
  const base = { late: stated === 'open' ? [] : late, changed, isApproved: isWhole };
  if (period === 'locked') return { ...base, state: 'locked', sentBack: false, awaitsNakes: false };
  if (stated !== 'closed') {
    const sentBack = stated === 'open' && decisions.includes('sentBack');
    return { ...base, state: stated, sentBack, awaitsNakes: false };
  }
  if (isWhole) {
    const state = period === 'reported' ? 'reported' : 'validated';
    return { ...base, state, sentBack: false, awaitsNakes: false };
  }
  const isMended = closing !== undefined && !judgedClosings.has(closing);
  const sentBack = decisions.includes('sentBack') && !isMended;
  return { ...base, state: 'closed', sentBack, awaitsNakes: !sentBack };
}
