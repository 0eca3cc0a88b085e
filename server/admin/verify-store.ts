import type { Database } from '../log/database.ts';
import type { LogPort } from '../log/port.ts';
import type { Say } from './shell.ts';
import type { StoreFault } from './store-fault.ts';
import { verifyDocument } from './verify-log.ts';
import { verifyProjection, type LiveProjection } from './verify-projection.ts';

/** What is looked at. */
export interface VerifyParts extends LiveProjection {
  readonly database: Database;
  readonly log: LogPort;
  readonly say: Say;
}

/** What a store was found to hold. */
export interface StoreCheck {
  readonly documents: number;
  readonly entries: number;
  readonly events: number;
  /** Events that are kept and count for nothing (E9). */
  readonly aside: number;
  readonly faults: readonly StoreFault[];
}

const DOCUMENTS_PER_WORD = 1_000;

/** Reads every document from the log as if for the first time, and compares with the heads and the projection that are kept of it. */
export async function verifyStore({ database, log, projection, tables, say }: VerifyParts): Promise<StoreCheck> {
  const faults = verifyFile(database);
  const documents = await log.listDocuments();
  let [entries, events] = [0, 0];
  for (const [i, key] of documents.entries()) {
    if (i > 0 && i % DOCUMENTS_PER_WORD === 0) say(`${i} of ${documents.length} documents read`);
    const checked = await verifyDocument(log, key);
    entries += checked.entries;
    events += checked.events;
    faults.push(...checked.faults);
  }
  // What cannot be read cannot be projected either.
  if (!faults.some(({ code }) => code.startsWith('update.'))) {
    say('the projection is made a second time');
    faults.push(...(await verifyProjection(log, { projection, tables }, documents)));
  }
  const { aside } = await tables
    .selectFrom('aside_event')
    .select((select) => select.fn.countAll<number>().as('aside'))
    .executeTakeFirstOrThrow();
  return { documents: documents.length, entries, events, aside: Number(aside), faults };
}

/** SQLite's own look at its file; PostgreSQL looks after its own. */
function verifyFile(database: Database): StoreFault[] {
  if (database.engine === 'postgres') return [];
  const said = database.sqlite.prepare<[], string>('pragma quick_check').pluck().all();
  return said.filter((line) => line !== 'ok').map((detail) => ({ code: 'store.damaged', detail }));
}
