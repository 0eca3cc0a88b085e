import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { cleanUp, holdPractice } from './clean-up.ts';
import { PRACTICE_DATABASE } from './practice-switch.ts';

/** Waits until a database of this name is there. */
async function makeDatabase(databases: IDBFactory, name: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const asked = databases.open(name);
  asked.addEventListener('error', () => reject(asked.error));
  asked.addEventListener('success', () => {
    asked.result.close();
    resolve();
  });
  await promise;
}

async function namesIn(databases: IDBFactory): Promise<(string | undefined)[]> {
  return (await databases.databases()).map(({ name }) => name);
}

test('what practice left is deleted, and nothing else', async () => {
  const databases = new IDBFactory();
  await makeDatabase(databases, 'posyandu');
  await makeDatabase(databases, PRACTICE_DATABASE);
  expect(await cleanUp(navigator.locks, databases)).toBe(true);
  expect(await namesIn(databases)).toEqual(['posyandu']);
  expect(await cleanUp(navigator.locks, databases)).toBe(true);
});

test('while any tab practises it stays; when the last has gone it goes', async () => {
  const databases = new IDBFactory();
  await makeDatabase(databases, PRACTICE_DATABASE);
  const [leaveFirst, leaveSecond] = [await holdPractice(navigator.locks), await holdPractice(navigator.locks)];
  expect(await cleanUp(navigator.locks, databases)).toBe(false);
  leaveFirst();
  expect(await cleanUp(navigator.locks, databases)).toBe(false);
  expect(await namesIn(databases)).toEqual([PRACTICE_DATABASE]);
  leaveSecond();
  await expect.poll(() => cleanUp(navigator.locks, databases)).toBe(true);
  expect(await namesIn(databases)).toEqual([]);
});
