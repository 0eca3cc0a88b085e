import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { speak } from '#lib/i18n/load-language.ts';
import { AREAS, isPlaceOf } from './places.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const PLACES = AREAS.flatMap(({ places }) => places);
/** Pages that are reached from another page. */
const REACHED_OTHERWISE = ['/puskesmas/akun/saya', '/puskesmas/akun/jejak', '/puskesmas/nama'];

test('every page of staff without a parameter has its link, or is reached from another page', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte') && !file.includes('['))
    .map((file) => `/puskesmas/${file}`.replace('/+page.svelte', ''));
  const linked = new Set([...PLACES.map(({ href }) => href), ...REACHED_OTHERWISE]);
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.filter((href) => !linked.has(href))).toEqual([]);
});

test('every link leads to a page', () => {
  const missing = PLACES.filter(({ href }) => !existsSync(join(folder, '..', `.${href}`, '+page.svelte')));
  expect(missing).toEqual([]);
});

test('links speak the language that was chosen after they were made', async () => {
  const [situation] = AREAS;
  const before = situation?.label;
  await speak('en');
  expect([situation?.label, situation?.places[0]?.label]).not.toContain(before);
  await speak('id');
  expect(situation?.label).toBe(before);
});

test('no two links lead to one page', () => {
  expect(new Set(PLACES.map(({ href }) => href)).size).toBe(PLACES.length);
});

test('a page below a place belongs to it, one that only begins alike does not', () => {
  const reports = { href: '/puskesmas/laporan', label: '', door: 'names' } as const;
  expect(isPlaceOf('/puskesmas/laporan/f1', reports)).toBe(true);
  expect(isPlaceOf('/puskesmas/laporan-lain', reports)).toBe(false);
  expect(isPlaceOf('/puskesmas/laporan', { ...reports, href: '/puskesmas' })).toBe(false);
});
