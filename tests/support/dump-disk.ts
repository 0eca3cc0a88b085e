import { Dexie, type Table } from 'dexie';
import { openRow, type AnyRow } from '#lib/db/row-seal.ts';
import { SEALED_TABLES } from '#lib/db/sealed-tables.ts';
import { Box } from '#lib/vault/box.ts';
import { unwrapKey, type WrappedKey } from '#lib/vault/wrapped-key.ts';
import type { FakeDisk } from './make-device.ts';

/** Everything that a device's disk holds, as one text: bytes are read as they would be searched for words. */
export async function dumpDisk({ name, indexedDb }: FakeDisk): Promise<string> {
  const database = await new Dexie(name, indexedDb).open();
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  database.close();
  return tables.flat().map(textOf).join('\n');
}

/** The same with every row opened by the key that lies there: what the app itself can read. */
export async function dumpOpened({ name, indexedDb }: FakeDisk): Promise<string> {
  const database = await new Dexie(name, indexedDb).open();
  const stored: WrappedKey = await database.table('keys').get('data');
  const box = new Box(await unwrapKey(stored, crypto.subtle), (length) => new Uint8Array(length));
  const tables = await Promise.all(database.tables.map((table) => openTable(table, box)));
  database.close();
  return tables.flat().map(textOf).join('\n');
}

async function openTable(table: Table<AnyRow>, box: Box): Promise<AnyRow[]> {
  const shape = SEALED_TABLES[table.name];
  const rows = await table.toArray();
  return shape ? rows.map((row) => openRow(box, table.name, shape, row)) : rows;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return Buffer.from(part).toString('latin1');
    if (part instanceof ArrayBuffer) return Buffer.from(part).toString('latin1');
    return part;
  });
}
