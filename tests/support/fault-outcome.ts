import * as Y from 'yjs';
import { readEvents } from '#lib/doc/event-arrays.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { readRows } from '#lib/db/subjects.ts';
import { findEventType } from '#lib/events/catalogue.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, compareText, foldDocument, type Row } from '#lib/events/fold.ts';
import type { FaultDevice } from './fault-device.ts';
import type { FaultServer } from './fault-server.ts';
import { DOCUMENTS, type Written } from './fault-writing.ts';

/** What a run came to. */
export interface FaultOutcome {
  readonly operations: number;
  /** Events of which a device was told that they are saved. */
  readonly saved: number;
  /** Of those, how many are missing at the end, on any device or the server. */
  readonly lost: number;
  /** Events that nobody wrote, wherever they lie. */
  readonly invented: number;
  /** Events that lie somewhere otherwise than they were written: another value, author, device, time, or in another document. */
  readonly altered: number;
  /** Values that were stated, that nobody corrected, and that a row does not show; and values that it shows though somebody did. */
  readonly hidden: number;
  /** Devices, the server among them, whose documents or rows differ from the first's. */
  readonly different: number;
}

/** What a device, or the server, holds at the end. */
export interface View {
  /** Canonical text of each event with its document, by event id. */
  readonly events: ReadonlyMap<string, string>;
  readonly rows: readonly Row[];
}

/** What a tablet holds: its documents' bytes, and the rows that its pages read. */
export async function viewDevice({ data }: FaultDevice): Promise<View> {
  const events = new Map<string, string>();
  const rows: Row[] = [];
  for (const documentId of DOCUMENTS) {
    const bytes = await data.store.load(documentId);
    if (bytes) note(events, documentId, eventsIn(bytes));
    for (const table of ['person', 'visit', 'homeVisit'] as const) {
      rows.push(...(await readRows(data.database, documentId, table)));
    }
  }
  return { events, rows: inOrder(rows) };
}

/** What the server holds, folded as its projection does. */
export async function viewServer(server: FaultServer): Promise<View> {
  const events = new Map<string, string>();
  const rows: Row[] = [];
  for (const documentId of DOCUMENTS) {
    const own = await server.readEvents(documentId);
    note(events, documentId, own);
    rows.push(...foldDocument(documentId, parseDocumentId(documentId)!.kind, own).rows);
  }
  return { events, rows: inOrder(rows) };
}

/**
 * Holds what all of them have against each other, and against what was written.
 * @param partial who need not have everything, such as a server that was cut off: what it has must be true all the same
 */
export function compareViews(
  views: readonly View[],
  written: ReadonlyMap<string, Written>,
  partial: readonly View[] = [],
): Omit<FaultOutcome, 'operations'> {
  const saved = [...written.values()].filter(({ isSaved }) => isSaved);
  const texts = views.map(({ events, rows }) => canonical([[...events].toSorted(byId), textOf(rows)]));
  const [first] = views;
  return {
    saved: saved.length,
    lost: saved.filter(({ event }) => views.some(({ events }) => !events.has(event.id))).length,
    ...countForeign([...views, ...partial], written),
    hidden: first ? countHidden(first, written) : 0,
    different: texts.filter((text) => text !== texts[0]).length,
  };
}

/** Events that are none of those written, or not as they were written; each once, on however many devices. */
function countForeign(
  views: readonly View[],
  written: ReadonlyMap<string, Written>,
): Pick<FaultOutcome, 'invented' | 'altered'> {
  const invented = new Set<string>();
  const altered = new Set<string>();
  for (const [id, text] of views.flatMap(({ events }) => [...events])) {
    const known = written.get(id);
    if (!known) invented.add(id);
    else if (textOfEvent(known.documentId, known.event) !== text) altered.add(id);
  }
  return { invented: invented.size, altered: altered.size };
}

/** Slots whose readings are not the statements that nobody replaced there (SPEC E3, E4), reckoned from what was written and not by the fold. */
function countHidden({ events, rows }: View, written: ReadonlyMap<string, Written>): number {
  const stating = new Map<string, PosyanduEvent[]>();
  for (const id of events.keys()) {
    const found = written.get(id);
    const type = findEventType(found?.event.type ?? '');
    if (!found || !type || found.event.v > type.version) continue;
    const { documentId, event } = found;
    for (const slot of Object.keys(event.data)) {
      const place = `${documentId} ${event.subject} ${slot}`;
      stating.set(place, [...(stating.get(place) ?? []), event]);
    }
  }
  const shown = new Map<string, string>();
  for (const { documentId, subject, slots } of rows) {
    for (const [slot, readings] of Object.entries(slots)) {
      shown.set(
        `${documentId} ${subject} ${slot}`,
        readings.map(({ eventId, value }) => `${eventId} ${canonical(value)}`).join(),
      );
    }
  }
  const wrong = [...stating].filter(([place, own]) => {
    const replaced = new Set(own.flatMap(({ replaces = [] }) => replaces));
    const slot = place.split(' ').at(-1)!;
    const standing = own.filter(({ id }) => !replaced.has(id)).map(({ id, data }) => `${id} ${canonical(data[slot]!)}`);
    return shown.get(place) !== standing.toSorted(compareText).join();
  });
  return wrong.length;
}

function eventsIn(update: Uint8Array): PosyanduEvent[] {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, update);
  return readEvents(doc).events;
}

function note(into: Map<string, string>, documentId: string, events: readonly PosyanduEvent[]): void {
  for (const event of events) into.set(event.id, textOfEvent(documentId, event));
}

function textOfEvent(documentId: string, event: PosyanduEvent): string {
  return canonical([documentId, { ...event, replaces: event.replaces ?? [] }]);
}

function inOrder(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => compareText(a.documentId, b.documentId) || compareText(a.subject, b.subject));
}

function textOf(rows: readonly Row[]): string[] {
  return rows.map(({ documentId, table, subject, slots }) => JSON.stringify([documentId, table, subject, slots]));
}

function byId([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareText(a, b);
}
