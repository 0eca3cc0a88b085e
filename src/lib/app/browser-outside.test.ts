import { expect, test } from 'vitest';
import { parsePersonId } from '#lib/domain/ids.ts';
import { makeRandomId } from './browser-outside.ts';
import { localDateOf } from './today.ts';

test('a random id has 20 letters and digits and is an id of the domain', () => {
  const id = makeRandomId((length) => crypto.getRandomValues(new Uint8Array(length)));
  expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
  expect(parsePersonId(id).ok).toBe(true);
});

test('bytes that would favour some letters are thrown away', () => {
  const bytes = [[255, 254, 253, 0], [1]];
  const id = makeRandomId((length) => new Uint8Array(length).fill(61).map((fill, at) => bytes[0]?.[at] ?? fill));
  expect(id.slice(0, 2)).toBe('A9');
});

test('today is the day of the device’s own calendar', () => {
  expect(localDateOf(new Date(2026, 7, 7, 23, 59).getTime())).toBe('2026-08-07');
  expect(localDateOf(new Date(2026, 0, 1, 0, 0).getTime())).toBe('2026-01-01');
});
