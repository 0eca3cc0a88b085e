import { Dexie } from 'dexie';
import type { FakeDisk } from './make-device.ts';

/** Everything that a device's disk holds, as one text: bytes are read as they would be searched for words. */
export async function dumpDisk({ name, indexedDb }: FakeDisk): Promise<string> {
  const database = await new Dexie(name, indexedDb).open();
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  database.close();
  return tables.flat().map(textOf).join('\n');
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return Buffer.from(part).toString('latin1');
    if (part instanceof ArrayBuffer) return Buffer.from(part).toString('latin1');
    return part;
  });
}
