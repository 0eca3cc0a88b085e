import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { checkEvent, isFromNewerApp } from '#lib/events/check.ts';
import { encodeTuple, parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, foldSubject, rowKeyOf, type Row, type RowKey } from '#lib/events/fold.ts';
import type { DeviceDatabase, StoredAside, StoredEvent, StoredMention, StoredSubject } from './database.ts';
import { readInStrokes } from './strokes.ts';

/**
 * Sorts new tuples of a document to their subjects, inside the transaction that stores the update.
 * What is no event, or may not stand in this document, is put aside with its code; what only a newer app knows stays in the document's bytes.
 * @param options.isNew nothing of this document is stored yet: no subject of it is looked for
 * @returns the rows that change
 */
export async function addToSubjects(
  database: DeviceDatabase,
  documentId: string,
  tuples: readonly CarriedTuple[],
  { isNew = false } = {},
): Promise<RowKey[]> {
  const { usable, aside } = sortTuples(documentId, tuples);
  if (aside.length > 0) await database.aside.bulkPut(aside);
  const groups = [...usable.values()];
  const places = groups.map(({ key }): [string, string, string] => [documentId, key.table, key.subject]);
  const stored = isNew ? [] : await database.subjects.bulkGet(places);
  const grown = groups.map(({ key, events }, at) => grow(documentId, key, stored[at]?.events ?? [], events));
  await database.subjects.bulkPut(grown);
  await database.mentions.bulkPut(groups.flatMap(mentionsOf));
  return groups.map(({ key }) => key);
}

/** The row of one subject; undefined where nothing is stated. */
export async function readRow(
  database: DeviceDatabase,
  documentId: string,
  { table, subject }: RowKey,
): Promise<Row | undefined> {
  const stored = await database.subjects.get([documentId, table, subject]);
  return stored && foldStored(stored);
}

/** The rows of several subjects of one document; those that state nothing are left out. */
export async function readRowsByKey(
  database: DeviceDatabase,
  documentId: string,
  keys: readonly RowKey[],
): Promise<Row[]> {
  const stored = await database.subjects.bulkGet(keys.map(({ table, subject }) => [documentId, table, subject]));
  return foldAll(stored.filter((one) => one !== undefined));
}

/** All rows of a table of one document, in the order of their subjects. */
export async function readRows(database: DeviceDatabase, documentId: string, table: TableName): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const stroke of readRowsInStrokes(database, documentId, table)) rows.push(...stroke);
  return rows;
}

/**
 * All rows of a table of one document, in the order of their subjects, a few at a time (`readInStrokes`).
 */
export async function* readRowsInStrokes(
  database: DeviceDatabase,
  documentId: string,
  table: TableName,
): AsyncGenerator<Row[]> {
  const range = { index: '[documentId+table+subject]', of: [documentId, table] } as const;
  for await (const stored of readInStrokes(database, range)) yield foldAll(stored);
}

/** The rows of one subject in every document: all visits of a person. */
export async function readRowsOfSubject(database: DeviceDatabase, { table, subject }: RowKey): Promise<Row[]> {
  return foldAll(await database.subjects.where('[table+subject]').equals([table, subject]).toArray());
}

/** The rows of a table in every document, by subject: all visits of everybody. */
export async function readRowsOfTable(database: DeviceDatabase, table: TableName): Promise<Row[]> {
  const range = { index: '[table+subject]', of: [table] } as const;
  const rows: Row[] = [];
  for await (const stored of readInStrokes(database, range)) rows.push(...foldAll(stored));
  return rows;
}

function foldAll(stored: readonly StoredSubject[]): Row[] {
  return stored.flatMap((one) => foldStored(one) ?? []);
}

function foldStored({ documentId, table, subject, events }: StoredSubject): Row | undefined {
  const parsed = events.flatMap(([device, tuple]) => {
    const event = parseTuple(tuple, device);
    return event.ok ? [event.value] : [];
  });
  const key = parsed.length > 0 ? rowKeyOf(parsed[0]!) : undefined;
  return key && key.table === table ? foldSubject(documentId, { table: key.table, subject }, parsed) : undefined;
}

/** Whom these events name, so that all about a person is found without opening everything about everybody. */
function mentionsOf({ key: { table, subject }, events }: SubjectEvents): StoredMention[] {
  const named = new Set(events.map(({ data }) => data['personId']));
  return [...named].flatMap((personId) => (typeof personId === 'string' ? { personId, table, subject } : []));
}

/** New events of one subject. */
interface SubjectEvents {
  readonly key: RowKey;
  readonly events: PosyanduEvent[];
}

interface SortedTuples {
  readonly usable: ReadonlyMap<string, SubjectEvents>;
  readonly aside: StoredAside[];
}

function sortTuples(documentId: string, tuples: readonly CarriedTuple[]): SortedTuples {
  const kind = parseDocumentId(documentId)?.kind;
  if (!kind) throw new RangeError(`no document: ${documentId}`);
  const usable = new Map<string, SubjectEvents>();
  const aside: StoredAside[] = [];
  for (const { client, clock, device, raw } of tuples) {
    const putAside = (code: string): void => void aside.push({ documentId, client, clock, device, code });
    const parsed = parseTuple(raw, device);
    if (!parsed.ok) {
      putAside(parsed.problem.code);
      continue;
    }
    const event = parsed.value;
    const problem = checkEvent(event, kind);
    const key = problem ? undefined : rowKeyOf(event);
    if (problem && !isFromNewerApp(problem)) putAside(problem.code);
    if (!key) continue;
    const name = `${key.table} ${key.subject}`;
    const group = usable.get(name);
    if (group) group.events.push(event);
    else usable.set(name, { key, events: [event] });
  }
  return { usable, aside };
}

/** Adds events to those of a subject; exact repetitions (a replay, a second tab) are left out. */
function grow(
  documentId: string,
  { table, subject }: RowKey,
  known: readonly StoredEvent[],
  events: readonly PosyanduEvent[],
): StoredSubject {
  // Most subjects of a document that comes whole: nothing can be said twice.
  if (known.length === 0 && events.length === 1) return { documentId, table, subject, events: events.map(storedOf) };
  const texts = new Set(known.map(textOf));
  const fresh: StoredEvent[] = [];
  for (const event of events) {
    const one = storedOf(event);
    const text = textOf(one);
    if (texts.has(text)) continue;
    texts.add(text);
    fresh.push(one);
  }
  return { documentId, table, subject, events: [...known, ...fresh] };
}

function storedOf(event: PosyanduEvent): StoredEvent {
  return [event.device, encodeTuple(event)];
}

function textOf([device, tuple]: StoredEvent): string {
  const [id, type, version, subject, data, by, role, at, replaces = []] = tuple;
  return canonical([device, id, type, version, subject, data, by, role, at, replaces]);
}
