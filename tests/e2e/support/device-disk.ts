import type { Page } from '@playwright/test';
import { openRow, type AnyRow } from '#lib/db/row-seal.ts';
import { SEALED_TABLES } from '#lib/db/sealed-tables.ts';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { compareText, foldSubject, type Row } from '#lib/events/fold.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { Box } from '#lib/vault/box.ts';

/** One own event as the device's journal holds it. */
export interface JournalLine {
  readonly eventId: string;
  readonly state: 'saved' | 'received';
}

/** What lies on the disk of a device, read past the app. */
export async function readJournal(page: Page): Promise<JournalLine[]> {
  return (await readAll(page, 'journal')) as JournalLine[];
}

/** How many sessions a device knows. */
export async function countSessions(page: Page): Promise<number> {
  const documents = (await readAll(page, 'documents')) as { documentId: string }[];
  return documents.filter((one) => one.documentId.startsWith('session:')).length;
}

/** The rows of one document as this device folds them, by table and subject. */
export async function readRows(page: Page, documentId: string): Promise<Row[]> {
  const own = (await readAll(page, 'subjects', documentId)) as {
    table: TableName;
    subject: string;
    events: [string, unknown][];
  }[];
  const rows = own.flatMap(({ table, subject, events }) => {
    const parsed: PosyanduEvent[] = events.flatMap(([device, tuple]) => {
      const event = parseTuple(tuple, device);
      return event.ok ? [event.value] : [];
    });
    return foldSubject(documentId, { table, subject }, parsed) ?? [];
  });
  return rows.sort((a, b) => compareText(a.table, b.table) || compareText(a.subject, b.subject));
}

/** All bytes that the browser keeps for the app's pages, as one text, in which words would be found as they were written. */
export async function dumpStorage(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const words: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const textOf = (value: unknown): string =>
      JSON.stringify(value, (_key, part: unknown) =>
        part instanceof Uint8Array || part instanceof ArrayBuffer ? new TextDecoder('latin1').decode(part) : part,
      );
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        for (const row of await asked(table.getAll())) words.push(textOf(row));
      }
      database.close();
    }
    return words.join('\n');
  });
}

/** How many rows each store of each database of the browser has. One that is deleted meanwhile is not made again by the counting. */
export async function countRows(page: Page): Promise<Record<string, Record<string, number>>> {
  return await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const openIfThere = async (name: string) => {
      const opening = indexedDB.open(name);
      let isNew = false;
      opening.addEventListener('upgradeneeded', () => {
        isNew = true;
        opening.transaction?.abort();
      });
      return await asked(opening).catch((error: unknown) => {
        if (isNew) return undefined;
        throw error;
      });
    };
    const counts: Record<string, Record<string, number>> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await openIfThere(name);
      if (!database) continue;
      const stores = [...database.objectStoreNames];
      const rows = stores.map((store) => asked(database.transaction(store).objectStore(store).count()));
      counts[name] = Object.fromEntries((await Promise.all(rows)).map((count, at) => [stores[at] ?? '', count]));
      database.close();
    }
    return counts;
  });
}

/** Rows of a store, opened with the device's own key. @param first what their keys of several parts begin with; all rows where left out */
async function readAll(page: Page, store: string, first?: string): Promise<unknown[]> {
  const { key, rows } = await readSealed(page, { name: store, first });
  const shape = SEALED_TABLES[store];
  const box = new Box(Buffer.from(key, 'base64'), (length) => new Uint8Array(length));
  return rows.map(({ row, sealed }) =>
    shape && sealed !== undefined ? openRow(box, store, shape, { ...row, sealed: Buffer.from(sealed, 'base64') }) : row,
  );
}

/** Bytes as base64: a tablet at work has no time to write them out number by number. */
interface SealedRows {
  readonly key: string;
  readonly rows: readonly { readonly row: AnyRow; readonly sealed: string | undefined }[];
}

async function readSealed(page: Page, wanted: { name: string; first: string | undefined }): Promise<SealedRows> {
  return await page.evaluate(async ({ name, first }) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const base64 = (bytes: Uint8Array) => {
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    };
    const database = await asked(indexedDB.open('posyandu'));
    const range = first === undefined ? undefined : IDBKeyRange.bound([first], [first, []]);
    const found: Record<string, unknown>[] = await asked(database.transaction(name).objectStore(name).getAll(range));
    const { wrapping, nonce, wrapped } = await asked(database.transaction('keys').objectStore('keys').get('data'));
    database.close();
    const key = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, wrapping, wrapped);
    const rows = found.map(({ sealed, ...row }) => ({
      row,
      sealed: sealed instanceof Uint8Array ? base64(sealed) : undefined,
    }));
    return { key: base64(new Uint8Array(key)), rows };
  }, wanted);
}

/** Turns one bit in the sealed bytes of the first row of a store, as a worn disk does. */
export async function turnBit(page: Page, store: string): Promise<void> {
  await page.evaluate(async (name) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const opening = indexedDB.open('posyandu');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const changing = opening.result.transaction(name, 'readwrite');
      const first = changing.objectStore(name).openCursor();
      first.addEventListener('success', () => {
        const cursor = first.result;
        if (!cursor) return reject(new Error(`${name} is empty`));
        const row = cursor.value;
        // What the server has is not looked at when the app starts.
        if (row.state === 'received') return cursor.continue();
        row.sealed[row.sealed.length - 1] ^= 1;
        cursor.update(row);
      });
      changing.addEventListener('error', () => reject(changing.error));
      changing.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
    await promise;
  }, store);
}
