import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { registerId } from '#lib/doc/document-id.ts';
import { makeDisk, openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { KeyLost } from './key-lost.ts';
import { countLocked, startAnew } from './start-anew.ts';

const REGISTER = registerId('P1');
const VAULT = {
  subtle: crypto.subtle,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

const named = (id: string, name: string) => makeEvent({ id, type: 'person', data: { name, sex: 'f' } });

/** A device with one entry that the server has, one that it has not, and what it knows of itself. */
async function makeLived(): Promise<FakeDisk> {
  const disk = makeDisk();
  const tab = await openTab(disk);
  await tab.documents.record(REGISTER, [named('sent', 'Aisyah')]);
  const stateVector = await tab.store.readStateVector(REGISTER);
  await tab.store.noteReceipt(REGISTER, stateVector);
  await tab.documents.record(REGISTER, [named('unsent', 'Budi')]);
  await tab.settings.save('device', { deviceId: 'T1', token: 'abc' });
  await tab.settings.save('profile', { accounts: [] });
  await tab.close();
  return disk;
}

async function onRaw<T>({ name, indexedDb }: FakeDisk, work: (raw: Dexie) => PromiseLike<T>): Promise<T> {
  const raw = await new Dexie(name, indexedDb).open();
  const done = await work(raw);
  raw.close();
  return done;
}

/** Ways in which a browser may lose a key while the rows stay. */
const LOSSES: readonly (readonly [string, (raw: Dexie) => PromiseLike<unknown>])[] = [
  ['its row is gone', (raw) => raw.table('keys').clear()],
  ['its row has come back without the key itself', (raw) => raw.table('keys').update('data', { wrapping: null })],
  ['its bytes are damaged', (raw) => raw.table('keys').update('data', { wrapped: new Uint8Array(48) })],
];

test.each(LOSSES)('a key is lost because %s: nothing is touched, and the device starts anew', async (_way, lose) => {
  const disk = await makeLived();
  await onRaw(disk, lose);
  const readAll = () => onRaw(disk, (raw) => Promise.all(raw.tables.map((table) => table.toArray())));
  const before = await readAll();
  await expect(openTab(disk)).rejects.toThrow(KeyLost);
  await expect(openTab(disk)).rejects.toThrow(KeyLost);
  expect(await countLocked(disk)).toBe(1);
  expect(await readAll()).toEqual(before);

  await startAnew(disk, VAULT, ['device']);
  expect(await countLocked(disk)).toBe(0);
  const next = await openTab(disk);
  expect(await next.settings.load('device')).toEqual({ deviceId: 'T1', token: 'abc' });
  expect(await next.settings.load('profile')).toBeUndefined();
  expect(await next.documents.record(REGISTER, [named('after', 'Citra')])).toMatchObject({ ok: true });
  await next.close();
  await (await openTab(disk)).close();
});

test('a browser that fails while it reads the key is told as itself: the key may be well', async () => {
  const disk = await makeLived();
  const addon = (database: Dexie): void => {
    database.use({
      stack: 'dbcore',
      name: 'failing',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          const get: typeof table.get = () => Promise.reject(new DOMException('read failed', 'UnknownError'));
          return name === 'keys' ? { ...table, get } : table;
        },
      }),
    });
  };
  const failing = openTab(disk, { indexedDb: { ...disk.indexedDb, addons: [addon] } });
  await expect(failing).rejects.toThrow('read failed');
  await (await openTab(disk)).close();
});
