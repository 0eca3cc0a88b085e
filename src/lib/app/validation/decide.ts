import { monthlyId } from '#lib/doc/document-id.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { findMove } from '#lib/domain/validation/session-state.ts';
import { visitSubject } from '#lib/events/validation-view.ts';
import { digestVisits } from '#lib/events/visit-digest.ts';
import { isNakes } from '../care/care-ports.ts';
import type { RecordProblem } from '../problems.ts';
import type { Records, Saved } from '../records/records.svelte.ts';
import type { ListedSession } from './session-list.ts';

/** What deciding on a session writes with. */
export interface DecidePorts {
  readonly records: Pick<Records, 'state'>;
  /** Who is using the device. */
  readonly author: () => { readonly accountId: string; readonly role: string } | undefined;
}

/** Why a decision could not be recorded. */
export type DecideProblem =
  | RecordProblem
  /** Only nakes validate. */
  | { readonly code: 'care.nakesOnly' }
  /** It is not closed, or was sent back and waits for the cadres. */
  | { readonly code: 'validation.notClosed' }
  /** Somebody still has two values: which one holds must be said first. */
  | { readonly code: 'validation.conflictsOpen' }
  /** A note says what is to be mended. */
  | { readonly code: 'validation.noteMissing' };

export type Decided = Promise<Result<Saved, DecideProblem>>;

/**
 * A nakes finds a session right.
 * @param over marks (`digestVisit`) of the visits as they were shown to her: what has come since is not covered, and reopens the validation by itself
 */
export async function approveSession(
  ports: DecidePorts,
  { documentId, view, validation }: ListedSession,
  over: readonly string[],
): Decided {
  if (!isNakes(ports.author()?.role)) return err({ code: 'care.nakesOnly' });
  if (view.closedBy === undefined) return err({ code: 'validation.notClosed' });
  const slots = {
    decision: 'approved',
    over: [...over].sort(),
    closing: view.closedBy.eventId,
    // A note of an earlier round has been answered.
    ...(validation ? { note: null, people: null } : {}),
  };
  return ports.records.state(careOf(documentId), keyOf(documentId), [{ type: 'validation', slots }]);
}

/** A nakes gives a session back to the cadres, saying what is to be mended and with whom. */
export async function sendBack(
  ports: DecidePorts,
  { documentId, view }: ListedSession,
  note: string,
  people: readonly string[] = [],
): Decided {
  if (!isNakes(ports.author()?.role)) return err({ code: 'care.nakesOnly' });
  if (view.closedBy === undefined) return err({ code: 'validation.notClosed' });
  if (note.trim() === '') return err({ code: 'validation.noteMissing' });
  const slots = { decision: 'sentBack', closing: view.closedBy.eventId, note: note.trim(), people };
  return ports.records.state(careOf(documentId), keyOf(documentId), [{ type: 'validation', slots }]);
}

/** A nakes finds one visit right in the state with this mark; doubts about it are settled until it changes. */
export async function approveVisit(ports: DecidePorts, documentId: string, personId: string, digest: string): Decided {
  if (!isNakes(ports.author()?.role)) return err({ code: 'care.nakesOnly' });
  const key = { table: 'validation', subject: visitSubject(documentId, personId) } as const;
  return ports.records.state(careOf(documentId), key, [{ type: 'validation', slots: { approvedOver: digest } }]);
}

/**
 * Closes a day that is open, or closes it anew after mending: a closing of its own tells the nakes that it is her turn again.
 * @param reason why it was open meanwhile, where it was closed before
 */
export async function closeAgain(
  ports: DecidePorts,
  { documentId, visits, view }: ListedSession,
  reason: string,
): Promise<Result<Saved, RecordProblem | { readonly code: 'care.nakesOnly' }>> {
  const role = ports.author()?.role ?? '';
  if (findMove('open', 'closed', role) === undefined) return err({ code: 'care.nakesOnly' });
  const key = { table: 'session', subject: 'session' } as const;
  const state = (slots: { readonly [slot: string]: string | readonly string[] }, notes = {}) =>
    ports.records.state(documentId, key, [{ type: 'session', slots, notes }]);
  if (view.closedBy !== undefined) {
    const opened = await state({ state: 'open' }, { $reason: reason });
    if (!opened.ok) return opened;
  }
  return state({ state: 'closed', closedOver: digestVisits(visits) });
}

/** The care of the session's own month, whenever it is validated: so that each session has one row. */
function careOf(documentId: string): string {
  const [, posyanduId = '', date = ''] = documentId.split(':');
  return monthlyId('care', posyanduId, date.slice(0, 7));
}

function keyOf(documentId: string) {
  return { table: 'validation', subject: documentId } as const;
}
