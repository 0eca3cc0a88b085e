import { expect, test } from 'vitest';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { newSlots, replacedBy, standingIds, toSlots } from './statement-data.ts';

const rowOf = (...events: Parameters<typeof makeEvent>[0][]): Row =>
  foldDocument('session:P1:2026-08-07', 'session', events.map(makeEvent)).rows[0]!;

test('answers become slots: blanks keep their reason, what nobody answered is left out', () => {
  expect(
    toSlots({ weightKg: 8.4, headCm: { empty: 'refused' }, note: '', muacCm: undefined, topics: ['asi'] }),
  ).toEqual({
    weightKg: 8.4,
    headCm: { empty: 'refused' },
    topics: ['asi'],
  });
});

test('only what differs from what stands is new; in a conflict everything is', () => {
  const calm = rowOf({ id: 'e1', data: { weightKg: 8.4, oedema: false } });
  expect(newSlots(calm, { weightKg: 8.4, oedema: true, headCm: 44 })).toEqual({ oedema: true, headCm: 44 });
  const conflict = rowOf({ id: 'e1', data: { weightKg: 8.4 } }, { id: 'e2', data: { weightKg: 8.9 } });
  expect(newSlots(conflict, { weightKg: 8.4 })).toEqual({ weightKg: 8.4 });
  expect(newSlots(undefined, { weightKg: null, headCm: 44 })).toEqual({ headCm: 44 });
});

test('a statement replaces what its author has seen, and not what came meanwhile', () => {
  const row = rowOf({ id: 'e1', data: { weightKg: 8.4 } }, { id: 'e2', data: { weightKg: 8.9, headCm: 44 } });
  expect(replacedBy(row, { weightKg: 9 })).toEqual(['e1', 'e2']);
  expect(replacedBy(row, { weightKg: 9 }, new Set(['e1']))).toEqual(['e1']);
  expect(replacedBy(row, { headCm: 45 })).toEqual(['e2']);
  expect(standingIds(row)).toEqual(['e1', 'e2']);
  expect(standingIds(undefined)).toEqual([]);
});
