import { expect, test } from 'vitest';
import { readStorageSafety } from './storage-guard.ts';

const storage = (usage: number | undefined, quota: number | undefined, isPersisted = true) => ({
  persist: async () => true,
  persisted: async () => isPersisted,
  estimate: async () => ({ usage, quota }),
});

test('the share in use is told where the browser tells both figures', async () => {
  expect(await readStorageSafety(storage(45, 50))).toEqual({ persisted: true, used: 0.9 });
  expect(await readStorageSafety(storage(undefined, 50, false))).toEqual({ persisted: false, used: undefined });
  expect(await readStorageSafety(storage(0, 0))).toEqual({ persisted: true, used: undefined });
});

test('a browser without the interface promises nothing', async () => {
  expect(await readStorageSafety(undefined)).toEqual({ persisted: false, used: undefined });
});
