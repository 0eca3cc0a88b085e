import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { DeviceData } from '#lib/db/device-data.ts';
import { monthlyId, sessionId } from '#lib/doc/document-id.ts';
import { makeDisk, openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { DAMAGED_PREFIX } from '../damaged-prefix.ts';
import { readEverything } from './read-everything.ts';

const SESSION = sessionId('P1', '2026-08-07');
const CONFIDENTIAL = monthlyId('confidential', 'P1', '2026-08');
const CADRE = { mayReadConfidential: false };

const opened: DeviceData[] = [];
afterEach(async () => {
  for (const tab of opened.splice(0)) await tab.close();
});

async function fill(disk: FakeDisk): Promise<void> {
  const tab = await openTab(disk);
  await tab.documents.record(SESSION, [makeEvent({ id: 'e1', subject: 'anak1', data: { weightKg: 8.4 } })]);
  await tab.documents.record(SESSION, [makeEvent({ id: 'e2', subject: 'anak2', data: { weightKg: 9.9 } })]);
  await tab.documents.record(CONFIDENTIAL, [
    makeEvent({ id: 'e3', type: 'sensitive', subject: 'anak1', data: { srq: 3 } }),
  ]);
  await tab.database.updates.add({
    documentId: `${DAMAGED_PREFIX}${CONFIDENTIAL}`,
    bytes: new Uint8Array([7]),
  } as never);
  await tab.close();
}

/** A disk on which a record, when it is read alone or with its table, cannot be read any more. */
function damage(disk: FakeDisk, isDamaged: (record: unknown) => boolean): FakeDisk {
  const refuse = (records: readonly unknown[]): void => {
    if (records.some(isDamaged)) throw new DOMException('Failed to read large IndexedDB value', 'DataError');
  };
  const addon = (database: Dexie): void => {
    database.use({
      stack: 'dbcore',
      name: 'damaged',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          return {
            ...table,
            get: async (request) => {
              const record: unknown = await table.get(request);
              refuse([record]);
              return record;
            },
            query: async (request) => {
              const answer = await table.query(request);
              if (request.values !== false) refuse(answer.result);
              return answer;
            },
          };
        },
      }),
    });
  };
  return { ...disk, indexedDb: { ...disk.indexedDb, addons: [addon] } };
}

async function open(disk: FakeDisk): Promise<DeviceData> {
  const tab = await openTab(disk);
  opened.push(tab);
  return tab;
}

test('everything is in it, and what was answered in confidence only for a nakes', async () => {
  const disk = makeDisk();
  await fill(disk);
  const { database } = await open(disk);
  const forCadre = await readEverything(database, CADRE);
  expect(forCadre.subjects.map(({ subject }) => subject)).toEqual(['anak1', 'anak2']);
  expect(forCadre.unsent).toHaveLength(2);
  expect(forCadre.unreadable).toEqual({});
  expect(JSON.stringify(forCadre)).not.toContain('confidential');
  const forNakes = await readEverything(database, { mayReadConfidential: true });
  expect(forNakes.unsent).toHaveLength(3);
  expect(new Set(forNakes.updates.map(({ documentId }) => documentId))).toContain(`${DAMAGED_PREFIX}${CONFIDENTIAL}`);
});

test('a record that cannot be read costs itself and nothing else', async () => {
  const disk = makeDisk();
  await fill(disk);
  const isDamaged = (record: unknown) =>
    typeof record === 'object' && record !== null && 'subject' in record && record.subject === 'anak2';
  const { database } = await open(damage(disk, isDamaged));
  const copy = await readEverything(database, CADRE);
  expect(copy.subjects.map(({ subject }) => subject)).toEqual(['anak1']);
  expect(copy.unreadable).toEqual({ subjects: 1 });
  expect(copy.unsent).toHaveLength(2);
});
