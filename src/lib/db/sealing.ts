import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import type { Box } from '#lib/vault/box.ts';
import { isSealed, openRow, sealRow, staysOpen, type AnyRow } from './row-seal.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-tables.ts';

/** Nothing can be read or written here: the data key is not at hand, or has been destroyed. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** What seals and opens at this moment; nothing while there is no key. */
export type FindBox = () => Box | undefined;

/**
 * Seals what goes to the disk and opens what comes from it, below everything else that Dexie does. What was asked for while there was a key is still
 * opened when the key has gone meanwhile. Rejects with `NoKey` where there is none, with `SealBroken` where a row is not sealed by it.
 */
export function makeSealing(findBox: FindBox): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    // Under Dexie's own layers (-1 and above): those see rows as the app does.
    level: -2,
    create: (core) => ({
      ...core,
      table: (name) => {
        const shape = SEALED_TABLES[name];
        return shape ? sealTable(core.table(name), shape, findBox) : core.table(name);
      },
    }),
  };
}

function sealTable(table: DBCoreTable, shape: SealedTable, findBox: FindBox): DBCoreTable {
  const { name } = table;
  const makeOpener = (): Opener => {
    const box = findBox();
    return (row) => (isRow(row) && isSealed(row) ? openRow(box ?? missing(), name, shape, row) : row);
  };
  return {
    ...table,
    mutate: (request) => {
      if (request.type !== 'add' && request.type !== 'put') return table.mutate(request);
      const box = findBox();
      const seal = (row: unknown) =>
        isRow(row) && !staysOpen(shape, row) ? sealRow(box ?? missing(), name, shape, row) : row;
      return table.mutate({ ...request, values: request.values.map(seal) });
    },
    get: (request) => table.get(request).then(makeOpener()),
    getMany: (request) => {
      const open = makeOpener();
      return table.getMany(request).then((rows) => rows.map(open));
    },
    query: (request) => {
      const open = makeOpener();
      const answer = table.query(request);
      return request.values === false ? answer : answer.then((found) => ({ ...found, result: found.result.map(open) }));
    },
    openCursor: (request) => {
      const open = makeOpener();
      return table.openCursor(request).then((cursor) => {
        return cursor && request.values !== false ? openCursor(cursor, open) : cursor;
      });
    },
  };
}

type Opener = (row: unknown) => unknown;

/** A cursor whose values are opened as they are looked at. */
function openCursor(cursor: DBCoreCursor, open: Opener): DBCoreCursor {
  const opening: DBCoreCursor = Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value) },
  });
  return opening;
}

function missing(): never {
  throw new NoKey('the rows of this device are sealed, and no key is at hand');
}

function isRow(row: unknown): row is AnyRow {
  return typeof row === 'object' && row !== null;
}
