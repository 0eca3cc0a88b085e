import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import type { Box } from '#lib/vault/box.ts';
import { openRow, sealRow } from './row-seal.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-tables.ts';

/** Nothing can be read or written here: the data key is not at hand, or has been destroyed. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** Seals what goes to the disk and opens what comes from it, below everything else that Dexie does. @param getBox throws where there is no key */
export function makeSealing(getBox: () => Box): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    // Under Dexie's own layers (-1 and above): those see rows as the app does.
    level: -2,
    create: (core) => ({
      ...core,
      table: (name) => {
        const shape = SEALED_TABLES[name];
        return shape ? sealTable(core.table(name), shape, getBox) : core.table(name);
      },
    }),
  };
}

function sealTable(table: DBCoreTable, shape: SealedTable, getBox: () => Box): DBCoreTable {
  const { name } = table;
  const open = (row: unknown): unknown => (isRow(row) ? openRow(getBox(), name, shape, row) : row);
  return {
    ...table,
    mutate: (request) => {
      if (request.type !== 'add' && request.type !== 'put') return table.mutate(request);
      const values = request.values.map((row: unknown) => (isRow(row) ? sealRow(getBox(), name, shape, row) : row));
      return table.mutate({ ...request, values });
    },
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
    query: (request) =>
      table.query(request).then((answer) => {
        return request.values === false ? answer : { ...answer, result: answer.result.map(open) };
      }),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => {
        return cursor && request.values !== false ? openCursor(cursor, open) : cursor;
      }),
  };
}

/** A cursor whose values are opened as they are looked at. */
function openCursor(cursor: DBCoreCursor, open: (row: unknown) => unknown): DBCoreCursor {
  const opening: DBCoreCursor = Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value) },
  });
  return opening;
}

function isRow(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null;
}
