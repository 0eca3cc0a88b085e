import type { Kysely } from 'kysely';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { DocumentKey } from '../log/port.ts';
import type { AsideTuple, UsableEvent } from './decode-entries.ts';
import type { ProjectionTables } from './tables.ts';
import { inChunks } from './chunks.ts';
import type { HotTables } from './hot-tables.ts';

/** One subject of one document: the unit that is folded anew. */
export interface SubjectKey extends DocumentKey {
  readonly table: TableName;
  readonly subject: string;
}

/** A subject with all its events. */
export interface SubjectEvents extends SubjectKey {
  readonly events: readonly PosyanduEvent[];
}

/** Keeps events once, however often they come. */
export async function storeEvents(tables: HotTables, events: readonly UsableEvent[]): Promise<void> {
  await tables.insertEvents(
    events.map(({ puskesmasId, documentId, table, subject, event, text, contentHash }) => ({
      puskesmas_id: puskesmasId,
      document_id: documentId,
      table_name: table,
      subject,
      event_id: event.id,
      content_hash: contentHash,
      device_id: event.device,
      tuple: text,
    })),
  );
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

/** All events of the given subjects. */
export async function loadSubjects(tables: HotTables, keys: readonly SubjectKey[]): Promise<SubjectEvents[]> {
  const found = await tables.selectEvents(keys);
  return keys.map((key, i) => {
    const events = (found[i] ?? []).flatMap((row) => {
      const parsed = parseTuple(JSON.parse(row.tuple), row.device_id);
      return parsed.ok ? [parsed.value] : [];
    });
    return { ...key, events };
  });
}
