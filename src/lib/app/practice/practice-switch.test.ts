import { expect, test } from 'vitest';
import { PRACTICE_SWITCH } from './practice-key.ts';
import {
  isPracticePlace,
  keepsPractising,
  PRACTICE_MAX_MS,
  switchOff,
  switchOn,
  type SwitchStore,
} from './practice-switch.ts';

function makeStore(): SwitchStore {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const NOW = Date.UTC(2026, 7, 7, 1);

test('a tab practises from the switch on until it is switched off', () => {
  const store = makeStore();
  expect(keepsPractising(store, '/hari-buka', NOW)).toBe(false);
  switchOn(store, NOW);
  expect(keepsPractising(store, '/hari-buka', NOW)).toBe(true);
  expect(keepsPractising(store, '/hari-buka/orang/x', NOW + PRACTICE_MAX_MS - 1)).toBe(true);
  switchOff(store);
  expect(keepsPractising(store, '/hari-buka', NOW)).toBe(false);
});

test.each([
  ['too old', '/hari-buka', String(NOW - PRACTICE_MAX_MS)],
  ['from a clock that has been set back', '/hari-buka', String(NOW + 1)],
  ['no time', '/hari-buka', 'yes'],
  ['opened at a page that practice has not', '/hp-lain', String(NOW)],
  ['opened at a page of staff', '/puskesmas/masalah', String(NOW)],
])('a switch that is %s ends practice for good', (_, path, value) => {
  const store = makeStore();
  store.setItem(PRACTICE_SWITCH, value);
  expect(keepsPractising(store, path, NOW)).toBe(false);
  expect(store.getItem(PRACTICE_SWITCH)).toBeNull();
});

test('practice has the pages of the day, and none that leads off this device or outlives it', () => {
  for (const path of ['/', '/siapa', '/hari-buka', '/hari-buka/cari', '/orang/x', '/rekap', '/lainnya'])
    expect(isPracticePlace(path), path).toBe(true);
  for (const path of [
    '/hp-lain',
    '/pengaturan',
    '/pasang',
    '/penyimpanan',
    '/ditolak',
    '/mulai',
    '/masuk-petugas',
    '/puskesmas',
    '/rekapan',
  ])
    expect(isPracticePlace(path), path).toBe(false);
});
