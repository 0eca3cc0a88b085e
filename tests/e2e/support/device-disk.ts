import type { Page } from '@playwright/test';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { compareText, foldSubject, type Row } from '#lib/events/fold.ts';
import type { TableName } from '#lib/events/catalogue.ts';

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

async function readAll(page: Page, store: string): Promise<unknown[]> {
  return await page.evaluate(async (name) => {
    const open = indexedDB.open('posyandu');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.addEventListener('success', () => resolve(open.result));
      open.addEventListener('error', () => reject(open.error));
    });
    const asked = database.transaction(name).objectStore(name).getAll();
    const found = await new Promise<unknown[]>((resolve, reject) => {
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error));
    });
    database.close();
    return found;
  }, store);
}
