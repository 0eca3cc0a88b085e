import { sql, type Kysely } from 'kysely';
import { encodeTuple, parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { DocumentKey } from '../log/port.ts';
import type { AsideTuple, UsableEvent } from './decode-entries.ts';
import type { ProjectionTables } from './tables.ts';
import { inChunks } from './chunks.ts';

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
export async function storeEvents(db: Kysely<ProjectionTables>, events: readonly UsableEvent[]): Promise<void> {
  await inChunks(events, async (part) => {
    const rows = part.map(({ puskesmasId, documentId, table, subject, event, contentHash }) => ({
      puskesmas_id: puskesmasId,
      document_id: documentId,
      table_name: table,
      subject,
      event_id: event.id,
      content_hash: contentHash,
      device_id: event.device,
      tuple: JSON.stringify(encodeTuple(event)),
    }));
    await db
      .insertInto('projected_event')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Keeps what was put aside, with its reason. */
export async function storeAside(db: Kysely<ProjectionTables>, tuples: readonly AsideTuple[]): Promise<void> {
  await inChunks(tuples, async (part) => {
    const rows = part.map(({ puskesmasId, documentId, device, contentHash, code, tuple }) => ({
      puskesmas_id: puskesmasId,
      document_id: documentId,
      device_id: device,
      content_hash: contentHash,
      code,
      tuple: JSON.stringify(tuple) ?? 'null',
    }));
    await db
      .insertInto('aside_event')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** All events of the given subjects, grouped. */
export async function loadSubjects(
  db: Kysely<ProjectionTables>,
  keys: readonly SubjectKey[],
): Promise<SubjectEvents[]> {
  const found: SubjectEvents[] = [];
  await inChunks(keys, async (part) => {
    const wanted = sql.join(
      part.map((key) => sql`(${key.puskesmasId}, ${key.documentId}, ${key.table}, ${key.subject})`),
    );
    const rows = await db
      .selectFrom('projected_event')
      .selectAll()
      .where(sql<boolean>`(puskesmas_id, document_id, table_name, subject) in (values ${wanted})`)
      .execute();
    const groups = Map.groupBy(rows, (row) => `${row.document_id} ${row.table_name} ${row.subject}`);
    for (const key of part) {
      const events = (groups.get(`${key.documentId} ${key.table} ${key.subject}`) ?? []).flatMap((row) => {
        const parsed = parseTuple(JSON.parse(row.tuple), row.device_id);
        return parsed.ok ? [parsed.value] : [];
      });
      found.push({ ...key, events });
    }
  });
  return found;
}
