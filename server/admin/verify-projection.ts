import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Json } from '#lib/events/envelope.ts';
import { canonical } from '#lib/events/fold.ts';
import type { DocumentKey, LogPort } from '../log/port.ts';
import { openProjection } from '../projection/open-projection.ts';
import { Projection } from '../projection/projection.ts';
import type { ProjectionTables } from '../projection/tables.ts';
import type { StoreFault } from './store-fault.ts';

type Tables = Kysely<ProjectionTables>;

/** A projection and its tables. */
export interface LiveProjection {
  readonly projection: Pick<Projection, 'catchUp'>;
  readonly tables: Tables;
}

/** How often what differs is looked at again: a server that works beside moves one side on. */
const TRIES = 3;

/**
 * Makes the projection a second time, from the log alone and in a place of its own, and compares the two row by row. A document whose rows
 * differ is `projection.differs`, a month whose facts do is `facts.differ`.
 */
export async function verifyProjection(
  log: LogPort,
  live: LiveProjection,
  documents: readonly DocumentKey[],
): Promise<StoreFault[]> {
  await using rebuilt = await openRebuilt(log, live.tables);
  let suspects = documents;
  for (let triesLeft = TRIES; ; triesLeft--) {
    await live.projection.catchUp();
    await rebuilt.projection.catchUp();
    const faults = [
      ...(await compareDocuments(live.tables, rebuilt.tables, suspects)),
      ...(await comparePuskesmas(live.tables, rebuilt.tables)),
    ];
    if (faults.length === 0 || triesLeft === 1) return faults;
    const different = new Set(faults.map(({ documentId }) => documentId));
    suspects = suspects.filter(({ documentId }) => different.has(documentId));
  }
}

/** A projection in a temporary folder that only this user can read; it has counted nothing yet. */
async function openRebuilt(log: LogPort, live: Tables): Promise<LiveProjection & AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'posyandu-verify-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const database = opened.adopt(await openProjection(`file:${join(folder, 'store.db')}`), (one) => one.close());
  let failure: unknown;
  const projection = new Projection(log, database, (error) => (failure = error));
  opened.defer(() => projection.close());
  // Also the months that only somebody has asked for.
  const months = await live.selectFrom('counted_month').selectAll().execute();
  if (months.length > 0) await database.kysely.insertInto('counted_month').values(months).execute();
  const running = opened.move();
  const catchUp = async (): Promise<void> => {
    await projection.catchUp();
    if (failure !== undefined) throw failure;
  };
  return { projection: { catchUp }, tables: database.kysely, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function compareDocuments(a: Tables, b: Tables, documents: readonly DocumentKey[]): Promise<StoreFault[]> {
  const faults: StoreFault[] = [];
  for (const { puskesmasId, documentId } of documents) {
    for (const table of ['projected_event', 'aside_event', 'projection_row'] as const) {
      const rowsIn = (db: Tables) =>
        db
          .selectFrom(table)
          .selectAll()
          .where('puskesmas_id', '=', puskesmasId)
          .where('document_id', '=', documentId)
          .execute();
      if (sameRows(await rowsIn(a), await rowsIn(b))) continue;
      faults.push({ code: 'projection.differs', puskesmasId, documentId, detail: table });
    }
  }
  return faults;
}

/** What is not of one document: facts by month, joined doubles, and rows of documents that the log does not have. */
async function comparePuskesmas(a: Tables, b: Tables): Promise<StoreFault[]> {
  const faults: StoreFault[] = [];
  const months = await b.selectFrom('counted_month').selectAll().execute();
  for (const { puskesmas_id: puskesmasId, month } of months) {
    const of = (db: Tables, table: 'fact_set' | 'tally') =>
      db.selectFrom(table).selectAll().where('puskesmas_id', '=', puskesmasId).where('month', '=', month).execute();
    const spansFrom = (db: Tables) =>
      db
        .selectFrom('problem_span')
        .selectAll()
        .where('puskesmas_id', '=', puskesmasId)
        .where('since', '=', month)
        .execute();
    const isSame =
      sameRows(await of(a, 'fact_set'), await of(b, 'fact_set')) &&
      sameRows(await of(a, 'tally'), await of(b, 'tally')) &&
      sameRows(await spansFrom(a), await spansFrom(b));
    if (!isSame) faults.push({ code: 'facts.differ', puskesmasId, month });
  }
  const aliasesIn = (db: Tables) => db.selectFrom('person_alias').selectAll().execute();
  if (!sameRows(await aliasesIn(a), await aliasesIn(b))) {
    faults.push({ code: 'projection.differs', detail: 'person_alias' });
  }
  for (const table of ['projected_event', 'aside_event', 'projection_row', 'fact_set', 'problem_span'] as const) {
    if ((await countIn(a, table)) === (await countIn(b, table))) continue;
    faults.push({ code: 'projection.differs', detail: `${table}: number of rows` });
  }
  return faults;
}

async function countIn(
  db: Tables,
  table: 'projected_event' | 'aside_event' | 'projection_row' | 'fact_set' | 'problem_span',
) {
  const { count } = await db
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type AnyRow = { readonly [column: string]: string | number | null };

function sameRows(a: readonly AnyRow[], b: readonly AnyRow[]): boolean {
  const [left, right] = [textsOf(a), textsOf(b)];
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

/** Rows as texts in one order; columns that hold JSON are compared by what they say. */
function textsOf(rows: readonly AnyRow[]): string[] {
  return rows
    .map((row) =>
      canonical(
        Object.entries(row)
          .sort()
          .map(([column, value]) => [column, contentOf(value)]),
      ),
    )
    .sort();
}

function contentOf(value: string | number | null): Json {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  const parsed: Json = JSON.parse(value);
  return parsed;
}
