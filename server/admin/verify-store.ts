import { parseDocumentId } from '#lib/doc/document-id.ts';
import { parseTuples, type MalformedTuple } from '#lib/doc/event-arrays.ts';
import { advanceHead, emptyHead, type DocumentHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, foldDocument, type Row } from '#lib/events/fold.ts';
import type { DocumentKey, LogPort } from '../log/port.ts';
import type { ProjectionReader } from '../projection/reader.ts';

/** What is wrong with a document of the store. */
export interface StoreFault extends DocumentKey {
  /** `update.*` of an update that does not follow, `head.differs`, or `projection.differs`. */
  readonly code: string;
}

export interface StoreCheck {
  readonly documents: number;
  readonly events: number;
  /** Events that are kept and count for nothing (E9). */
  readonly aside: number;
  readonly faults: readonly StoreFault[];
}

/** Reads every document from the log as if for the first time, and compares with the heads and rows that are kept of it. */
export async function verifyStore(log: LogPort, reader: ProjectionReader): Promise<StoreCheck> {
  const check = { documents: 0, events: 0, aside: 0, faults: [] as StoreFault[] };
  for (const key of await log.listDocuments()) {
    check.documents++;
    const read = await readDocument(log, key);
    if ('code' in read) {
      check.faults.push({ ...key, code: read.code });
      continue;
    }
    if (!sameHead(read.head, await log.readHead(key))) check.faults.push({ ...key, code: 'head.differs' });
    const kind = parseDocumentId(key.documentId)?.kind ?? 'session';
    const { rows, aside } = foldDocument(key.documentId, kind, read.events);
    check.events += read.events.length;
    check.aside += aside.length + read.malformed;
    if (!sameRows(rows, await reader.readDocument(key.puskesmasId, key.documentId))) {
      check.faults.push({ ...key, code: 'projection.differs' });
    }
  }
  return check;
}

type ReadDocument = { head: DocumentHead; events: PosyanduEvent[]; malformed: number } | { code: string };

async function readDocument(log: LogPort, key: DocumentKey): Promise<ReadDocument> {
  const head = emptyHead();
  const events: PosyanduEvent[] = [];
  const malformed: MalformedTuple[] = [];
  for (const { update } of await log.readUpdates(key)) {
    const content = readUpdate(update, head);
    if (!content.ok) return { code: content.problem.code };
    for (const { device, raw } of content.value.tuples) parseTuples([raw], device, events, malformed);
    advanceHead(head, content.value);
  }
  return { head, events, malformed: malformed.length };
}

function sameHead(a: DocumentHead, b: DocumentHead): boolean {
  return a.clocks.size === b.clocks.size && [...a.clocks].every(([client, clock]) => b.clocks.get(client) === clock);
}

function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  const texts = (rows: readonly Row[]): string[] =>
    rows.map(({ table, subject, slots }) => `${table} ${subject} ${canonical(slotsOf(slots))}`).sort();
  const [left, right] = [texts(a), texts(b)];
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

/** Readings as plain values, in one order of keys. */
function slotsOf(slots: Row['slots']): { [slot: string]: { [field: string]: string | number }[] } {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, readings]) => [
      slot,
      readings.map(({ value, eventId, by, role, device, at }) => ({
        value: canonical(value),
        eventId,
        by,
        role,
        device,
        at,
      })),
    ]),
  );
}
