import type { StoredSubject } from '#lib/db/database.ts';
import { parseTuple, type Json, type PosyanduEvent } from '#lib/events/envelope.ts';
import { foldSubject, rowKeyOf } from '#lib/events/fold.ts';

/** Names for ids, as far as the device knows them. */
export interface CopyNames {
  nameOf(accountId: string): string;
  nameOfDevice(deviceId: string): string;
  nameOfPerson(personId: string): string;
  /** A clock's instant as local date and time. @param at ms since epoch */
  timeOf(at: number): string;
}

const HEAD = [
  'Waktu',
  'Jenis',
  'Nama',
  'Isian',
  'Nilai',
  'Berlaku',
  'Penulis',
  'Peran',
  'Perangkat',
  'Catatan',
  'Kode',
];
/** So that an office program reads it as UTF-8. */
const BOM = '\uFEFF';

/** Every value that was ever stated, one a line, readable in any office program: semicolons, the codes of the forms, replaced values marked. */
export function writeCopyCsv(subjects: readonly StoredSubject[], names: CopyNames): string {
  const lines = subjects.flatMap((subject) => linesOf(subject, names));
  return BOM + [HEAD, ...lines].map((cells) => cells.map(cellOf).join(';')).join('\r\n') + '\r\n';
}

function linesOf({ documentId, table, subject, events: stored }: StoredSubject, names: CopyNames): string[][] {
  const events = stored.flatMap(([device, tuple]) => {
    const parsed = parseTuple(tuple, device);
    return parsed.ok ? [parsed.value] : [];
  });
  const key = events[0] && rowKeyOf(events[0]);
  const row = key && foldSubject(documentId, { table: key.table, subject }, events);
  const person = personOf(table, subject, events);
  return events
    .toSorted((a, b) => a.at - b.at)
    .flatMap((event) =>
      Object.entries(event.data).map(([slot, value]) => [
        names.timeOf(event.at),
        table,
        person === undefined ? '' : names.nameOfPerson(person),
        slot,
        textOf(value),
        row?.slots[slot]?.some(({ eventId }) => eventId === event.id) ? 'ya' : 'tidak',
        names.nameOf(event.by),
        event.role,
        names.nameOfDevice(event.device),
        documentId,
        event.id,
      ]),
    );
}

function personOf(table: string, subject: string, events: readonly PosyanduEvent[]): string | undefined {
  if (table === 'person' || table === 'visit' || table === 'sensitive') return subject;
  const named = events.map(({ data }) => data['personId']).findLast((one) => typeof one === 'string');
  return typeof named === 'string' ? named : undefined;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Quoted where needed; what a spreadsheet would compute is made text (OWASP, CSV injection). */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
