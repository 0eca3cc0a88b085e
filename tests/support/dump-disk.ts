import type { FakeDisk } from './make-device.ts';

/** Everything that a device's disk holds, as one text: bytes are read as they would be searched for words. */
export async function dumpDisk({ indexedDb }: FakeDisk): Promise<string> {
  const factory = indexedDb.indexedDB;
  if (!factory) throw new Error('no disk');
  const parts: string[] = [];
  for (const { name } of await factory.databases()) {
    if (name === undefined) continue;
    const database = await settled(factory.open(name));
    for (const store of Array.from(database.objectStoreNames)) {
      const rows: unknown[] = await settled(database.transaction(store).objectStore(store).getAll());
      parts.push(...rows.map(textOf));
    }
    database.close();
  }
  return parts.join('\n');
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('unreadable'));
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return Buffer.from(part).toString('latin1');
    if (part instanceof ArrayBuffer) return Buffer.from(part).toString('latin1');
    return part;
  });
}
