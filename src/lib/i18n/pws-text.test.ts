import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { INDICATOR_SETS } from '#lib/app/staff/pws/read-cells.ts';
import { UNIT_LEVELS } from '#lib/app/staff/pws/pws-answer.ts';
import { hasPwsText } from './pws-text.ts';

test('levels, sets, statuses and colours have their words', () => {
  const keys = [
    ...UNIT_LEVELS.map((level) => `level.${level}`),
    ...INDICATOR_SETS.map((set) => `set.${set}`),
    ...['Baik', 'Cukup', 'Kurang', 'Jelek'].flatMap((status) => [`status.${status}`, `status.${status}.means`]),
    ...['HIJAU', 'KUNING', 'MERAH', 'ABU'].map((colour) => `colour.${colour}`),
  ];
  expect(keys.filter((key) => !hasPwsText(key))).toEqual([]);
});

test('every kind of problem that leads to a home visit is told in words', () => {
  const source = readFileSync(new URL('../app/staff/pws/visit-reason-of.ts', import.meta.url), 'utf8');
  const kinds = [...source.matchAll(/^ {2}(\w+): '/gm)].map((match) => match[1] ?? '');
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !hasPwsText(`kind.${kind}`))).toEqual([]);
});
