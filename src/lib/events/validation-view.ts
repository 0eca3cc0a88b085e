import {
  computeSessionStanding,
  type SessionFacts,
  type SessionStanding,
} from '#lib/domain/validation/session-standing.ts';
import { codesOf } from './code-list.ts';
import { compareText, type Reading, type Row, type Slot } from './fold.ts';
import { textOf, valueOf } from './slots.ts';
import { digestVisit } from './visit-digest.ts';

/** Where a session stands, and who of the nakes said what of it. */
export interface SessionView extends SessionStanding {
  /** The oldest standing approval, with who and when (ms); only while the session is validated or further. */
  readonly approval?: Reading;
  /** The decision to send back that stands. */
  readonly sentBackBy?: Reading;
  /** What the nakes wrote to the cadres. */
  readonly note?: string;
  /** People the note is about. */
  readonly people: readonly string[];
  /** The closing that stands. */
  readonly closedBy?: Reading;
}

const STATED: readonly SessionFacts['stated'][] = ['planned', 'cancelled', 'open', 'closed'];

/** The subject under which a nakes' word about one visit lies, in the table `validation`. */
export function visitSubject(sessionId: string, personId: string): string {
  return `${sessionId}/${personId}`;
}

/**
 * Reads where a session stands; the same on the server and on every device, for any order of the rows.
 * @param session the row `session` of its document
 * @param visits all rows `visit` of its document
 * @param validation the row `validation` of the session, in `care` of the session's own month
 * @param period what the Puskesmas has decided about the month
 */
export function readSessionStanding(
  session: Row | undefined,
  visits: readonly Row[],
  validation: Row | undefined,
  period: SessionFacts['period'] = 'open',
): SessionView {
  const decided = validation?.slots['decision'] ?? [];
  const closedBy = closingOf(session);
  const standing = computeSessionStanding({
    stated: statedOf(session),
    visits: visits.map((row) => ({ personId: row.subject, digest: digestVisit(row) })),
    closedOver: session?.slots['closedOver'] && marksIn(session.slots['closedOver']),
    closing: closedBy?.eventId,
    decisions: decided.flatMap(({ value }) => (value === 'approved' || value === 'sentBack' ? [value] : [])),
    approvedOver: marksIn(validation?.slots['over']),
    judgedClosings: new Set((validation?.slots['closing'] ?? []).map(({ value }) => String(value))),
    period,
  });
  const { state, sentBack } = standing;
  const counts = state === 'validated' || state === 'reported' || state === 'locked';
  return {
    ...standing,
    closedBy,
    approval: counts ? oldest(decided, 'approved') : undefined,
    sentBackBy: sentBack ? oldest(decided, 'sentBack') : undefined,
    note: sentBack ? textOf(validation, 'note') : undefined,
    people: sentBack ? codesOf(validation, 'people') : [],
  };
}

/** True where a nakes has looked at this visit in the state it is in now and found it right. */
export function isVisitApproved(visit: Row, validation: Row | undefined): boolean {
  return valueOf(validation, 'approvedOver') === digestVisit(visit);
}

function statedOf(session: Row | undefined): SessionFacts['stated'] {
  const text = textOf(session, 'state');
  if (text === undefined) return 'none';
  // Whatever a session document calls itself beyond: only nakes validate, and they say so in `care`.
  return STATED.find((known) => known === text) ?? 'closed';
}

function closingOf(session: Row | undefined): Reading | undefined {
  return statedOf(session) === 'closed' ? session?.slots['state']?.[0] : undefined;
}

function marksIn(slot: Slot | undefined): ReadonlySet<string> {
  const values = (slot ?? []).flatMap(({ value }) => (Array.isArray(value) ? value : []));
  return new Set(values.filter((value) => typeof value === 'string'));
}

function oldest(readings: readonly Reading[], decision: string): Reading | undefined {
  return readings
    .filter(({ value }) => value === decision)
    .sort((a, b) => a.at - b.at || compareText(a.eventId, b.eventId))[0];
}
