import { parseTuples, type MalformedTuple } from '#lib/doc/event-arrays.ts';
import { advanceHead, emptyHead, type DocumentHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { Moves } from '../log/moves.ts';
import type { DocumentKey, LogPort } from '../log/port.ts';
import type { StoreFault } from './store-fault.ts';

/** What is stored of a document, read as if for the first time. */
export interface CheckedDocument {
  readonly entries: number;
  readonly events: number;
  readonly faults: readonly StoreFault[];
}

/**
 * Reads a document entry by entry. Faults: the `update.*` problem of an entry that does not follow those before it, `entry.differs` where what
 * stands beside an update is not what it moves on, `head.differs` where the head is not what the entries come to.
 */
export async function verifyDocument(log: LogPort, key: DocumentKey): Promise<CheckedDocument> {
  const head = emptyHead();
  const faults: StoreFault[] = [];
  const events: PosyanduEvent[] = [];
  const malformed: MalformedTuple[] = [];
  const entries = await log.readUpdates(key);
  for (const entry of entries) {
    const { seq } = entry;
    const read = readUpdate(entry.update, head);
    if (!read.ok) return { entries: entries.length, events: 0, faults: [{ ...key, seq, code: read.problem.code }] };
    for (const { device, raw } of read.value.tuples) parseTuples([raw], device, events, malformed);
    advanceHead(head, read.value);
    if (!isMovedOn(head, entry)) faults.push({ ...key, seq, code: 'entry.differs' });
  }
  if (!sameHead(head, await log.readHead(key))) faults.push({ ...key, code: 'head.differs' });
  return { entries: entries.length, events: events.length + malformed.length, faults };
}

/** True when a head stands where an entry says that it brings it. */
function isMovedOn(head: DocumentHead, entry: Moves): boolean {
  return [...entry.clocks].every(
    ([client, clock]) => head.clocks.get(client) === clock && head.arrays.get(client) === entry.arrays.get(client),
  );
}

function sameHead(a: DocumentHead, b: DocumentHead): boolean {
  return a.clocks.size === b.clocks.size && isMovedOn(a, b);
}
