import type { Kysely } from 'kysely';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { DocumentKey } from '../log/port.ts';
import type { AsideTuple, UsableEvent } from './decode-entries.ts';
import type { ProjectionTables } from './tables.ts';
import { inChunks } from './chunks.ts';
import type { HotTables, StoredEvent } from './hot-tables.ts';
import type { KnownEvents, SubjectCache } from './subject-cache.ts';

/** One subject of one document: the unit that is folded anew. */
export interface SubjectKey extends DocumentKey {
  readonly table: TableName;
  readonly subject: string;
}

/** A subject with all its events. */
export interface SubjectEvents extends SubjectKey {
  readonly events: readonly PosyanduEvent[];
}

/**
 * Keeps events once, however often they come.
 * @returns the subjects that have got new ones, each with all its events
 */
export async function keepEvents(
  tables: HotTables,
  cache: SubjectCache,
  events: readonly UsableEvent[],
): Promise<SubjectEvents[]> {
  const groups = Map.groupBy(events, nameOf);
  const stored = await readUnknown(tables, cache, groups);
  const fresh: UsableEvent[] = [];
  const grown: SubjectEvents[] = [];
  for (const [name, group] of groups) {
    const [first] = group;
    const cached = cache.find(name);
    const known = cached ?? stored.get(name) ?? new Map<string, PosyanduEvent>();
    const before = known.size;
    for (const one of group) {
      const id = `${one.event.id} ${one.contentHash}`;
      if (known.has(id)) continue;
      known.set(id, one.event);
      fresh.push(one);
    }
    cache.keep(name, known, cached ? known.size - before : known.size);
    if (!first || known.size === before) continue;
    const { puskesmasId, documentId, table, subject } = first;
    grown.push({ puskesmasId, documentId, table, subject, events: [...known.values()] });
  }
  await tables.insertEvents(fresh.map(rowOf));
  return grown;
}

/** Reads the events of those subjects from the tables that are not known by heart. */
async function readUnknown(
  tables: HotTables,
  cache: SubjectCache,
  groups: ReadonlyMap<string, readonly UsableEvent[]>,
): Promise<Map<string, KnownEvents>> {
  const unknown = [...groups].flatMap(([name, [first]]) => (first && !cache.find(name) ? [{ name, key: first }] : []));
  const found = await tables.selectEvents(unknown.map(({ key }) => key));
  return new Map(unknown.map(({ name }, i) => [name, readEvents(found[i] ?? [])]));
}

function readEvents(rows: readonly StoredEvent[]): KnownEvents {
  const events: KnownEvents = new Map();
  for (const { event_id, content_hash, device_id, tuple } of rows) {
    const parsed = parseTuple(JSON.parse(tuple), device_id);
    if (parsed.ok) events.set(`${event_id} ${content_hash}`, parsed.value);
  }
  return events;
}

function nameOf({ puskesmasId, documentId, table, subject }: SubjectKey): string {
  return `${puskesmasId} ${documentId} ${table} ${subject}`;
}

function rowOf({ puskesmasId, documentId, table, subject, event, text, contentHash }: UsableEvent) {
  return {
    puskesmas_id: puskesmasId,
    document_id: documentId,
    table_name: table,
    subject,
    event_id: event.id,
    content_hash: contentHash,
    device_id: event.device,
    tuple: text,
  };
}

/** Keeps what was put aside, with its reason. */
export async function storeAside(db: Kysely<ProjectionTables>, tuples: readonly AsideTuple[]): Promise<void> {
  await inChunks(tuples, async (part) => {
    const rows = part.map(({ puskesmasId, documentId, device, contentHash, code, text }) => ({
      puskesmas_id: puskesmasId,
      document_id: documentId,
      device_id: device,
      content_hash: contentHash,
      code,
      tuple: text,
    }));
    await db
      .insertInto('aside_event')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
