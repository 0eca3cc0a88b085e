import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test.each(['/puskesmas', '/puskesmas/impor', '/puskesmas/impor/run_1-a'])('%s is a page of staff', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

test.each([
  null,
  '',
  '/',
  '/hari-buka',
  '//elsewhere.example/puskesmas',
  'https://elsewhere.example',
  '/puskesmas/../x',
])('in place of %s the situation opens', (path) => expect(safeReturnPath(path)).toBe('/puskesmas'));
