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
  const subjects = (await readAll(page, 'subjects')) as {
    documentId: string;
    table: TableName;
    subject: string;
    events: [string, unknown][];
  }[];
  const own = subjects.filter((one) => one.documentId === documentId);
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

/** Rows of a store, opened with the device's own key. */
async function readAll(page: Page, store: string): Promise<unknown[]> {
  const { key, rows } = await readSealed(page, store);
  const shape = SEALED_TABLES[store];
  const box = new Box(Uint8Array.from(key), (length) => new Uint8Array(length));
  return rows.map(({ row, sealed }) =>
    shape && sealed ? openRow(box, store, shape, { ...row, sealed: Uint8Array.from(sealed) }) : row,
  );
}

interface SealedRows {
  readonly key: number[];
  readonly rows: readonly { readonly row: AnyRow; readonly sealed: number[] | undefined }[];
}

async function readSealed(page: Page, store: string): Promise<SealedRows> {
  return await page.evaluate(async (name) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await asked(indexedDB.open('posyandu'));
    const found: Record<string, unknown>[] = await asked(database.transaction(name).objectStore(name).getAll());
    const { wrapping, nonce, wrapped } = await asked(database.transaction('keys').objectStore('keys').get('data'));
    database.close();
    const key = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, wrapping, wrapped);
    const rows = found.map(({ sealed, ...row }) => ({
      row,
      sealed: sealed instanceof Uint8Array ? [...sealed] : undefined,
    }));
    return { key: [...new Uint8Array(key)], rows };
  }, store);
}
