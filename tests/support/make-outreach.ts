import type { LocalDate } from '#lib/domain/dates.ts';
import type { OutreachPorts } from '#lib/app/outreach/outreach-ports.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { EventTypeName } from '#lib/events/catalogue.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { makeEvent } from './make-event.ts';

/** Records in memory that fold as a device does, and the way to say who writes. */
export interface FakeOutreach {
  readonly ports: OutreachPorts;
  /** All rows of all documents that were written. */
  rows(): Row[];
  /** Every event by document, as it would travel. */
  readonly events: ReadonlyMap<string, readonly PosyanduEvent[]>;
  /** Hands the device to somebody else. */
  become(role: string): void;
}

/** Makes what the use cases of the work outside the session day write with, on a set day, at the Posyandu P1. */
export function makeOutreach(today: LocalDate, role = 'cadre'): FakeOutreach {
  const events = new Map<string, PosyanduEvent[]>();
  let author = role;
  let made = 0;
  const rows = (): Row[] =>
    [...events].flatMap(([documentId, own]) => {
      const kind = parseDocumentId(documentId)?.kind;
      return kind ? foldDocument(documentId, kind, own).rows : [];
    });
  const append = (documentId: string, type: EventTypeName, subject: string, data: PosyanduEvent['data']): string => {
    made += 1;
    const standing = rows().find((row) => row.documentId === documentId && row.subject === subject);
    const replaces = Object.keys(data).flatMap((slot) => standing?.slots[slot]?.map(({ eventId }) => eventId) ?? []);
    const id = `e${made}`;
    const event = makeEvent({ id, type, subject, data, role: author, replaces: [...new Set(replaces)] });
    events.set(documentId, [...(events.get(documentId) ?? []), event]);
    return id;
  };
  const records: OutreachPorts['records'] = {
    state: (documentId, key, parts) => {
      const eventIds = parts.map(({ type, slots }) => append(documentId, type, key.subject, slots));
      return Promise.resolve({ ok: true, value: { documentId, key, eventIds, undoUntilAt: 0 } });
    },
    documentFor: (kind, date) => (kind === 'register' ? 'register:P1' : `${kind}:P1:${date.slice(0, 7)}`),
    newId: () => `S${(made += 1)}`,
    rowsOf: (table, subject) => rows().filter((row) => row.table === table && row.subject === subject),
  };
  const ports = { records, today: () => today, author: () => ({ accountId: 'K1', role: author }) };
  return { ports, rows, events, become: (next) => (author = next) };
}
