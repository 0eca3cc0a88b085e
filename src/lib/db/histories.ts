import { Dexie } from 'dexie';
import type { TableName } from '#lib/events/catalogue.ts';
import { parseTuple, type Json, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { RowKey } from '#lib/events/fold.ts';
import type { DeviceDatabase, StoredSubject } from './database.ts';
import { readInStrokes } from './strokes.ts';

/** All that was ever said of one subject in one document, replaced statements too, in no order. */
export interface SubjectHistory extends RowKey {
  readonly documentId: string;
  /** At least one. */
  readonly events: readonly PosyanduEvent[];
}

/** The histories of one subject, one for each document that speaks of it: every visit of a person with its corrections. */
export async function readHistories(database: DeviceDatabase, { table, subject }: RowKey): Promise<SubjectHistory[]> {
  const stored = await database.subjects.where('[table+subject]').equals([table, subject]).toArray();
  return stored.flatMap((one) => historyOf(one, table));
}

/**
 * The histories of every subject of these tables of which some event ever stated one of these people in the slot `personId`: all doses of a child. All
 * documents of such a subject come, also those that leave the slot out (a referral proposed in one, decided in another). Whoever asks looks at the folded
 * rows too, since the statement may have been corrected.
 */
export async function readHistoriesAbout(
  database: DeviceDatabase,
  people: Iterable<string>,
  tables: ReadonlySet<TableName>,
): Promise<SubjectHistory[]> {
  const found = await Promise.all(
    [...people].map((personId) =>
      database.mentions
        .where('[personId+table+subject]')
        .between([personId, Dexie.minKey, Dexie.minKey], [personId, Dexie.maxKey, Dexie.maxKey])
        .toArray(),
    ),
  );
  const subjects = new Map(found.flat().map((one) => [`${one.table} ${one.subject}`, one]));
  const asked = [...subjects.values()].flatMap(({ table, subject }) => {
    const known = [...tables].find((one) => one === table);
    return known ? { table: known, subject } : [];
  });
  return (await Promise.all(asked.map((key) => readHistories(database, key)))).flat();
}

/**
 * The same for many people at once, by any slot: reads the whole table.
 */
export async function readHistoriesStating(
  database: DeviceDatabase,
  table: TableName,
  slot: string,
  values: ReadonlySet<Json>,
): Promise<SubjectHistory[]> {
  const range = { index: '[table+subject]', of: [table] } as const;
  const stored: StoredSubject[] = [];
  for await (const some of readInStrokes(database, range)) stored.push(...some);
  const stating = stored.filter(({ events }) => events.some(([, tuple]) => values.has(tuple[4][slot] ?? null)));
  const subjects = new Set(stating.map(({ subject }) => subject));
  return stored.flatMap((one) => (subjects.has(one.subject) ? historyOf(one, table) : []));
}

function historyOf({ documentId, subject, events }: StoredSubject, table: TableName): SubjectHistory[] {
  const parsed = events.flatMap(([device, tuple]) => {
    const event = parseTuple(tuple, device);
    return event.ok ? [event.value] : [];
  });
  return parsed.length === 0 ? [] : [{ documentId, table, subject, events: parsed }];
}
