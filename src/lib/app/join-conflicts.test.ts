import { expect, test } from 'vitest';
import { joinConflicts } from './join-conflicts.ts';
import type { Conflict, ReadingView } from './visit-views.ts';

/** A conflict of a slot whose readings are given by the id of their event. */
function makeConflict(slot: string, values: { readonly [eventId: string]: number }): Conflict {
  const readings = Object.entries(values).map(([eventId, value]): ReadingView => ({
    eventId,
    value,
    byName: 'Umi',
    role: 'cadre',
    deviceName: 'HP 3',
    at: 1,
    tick: 'saved',
  }));
  return { slot, readings };
}

test('both figures of a blood pressure are decided on together', () => {
  const [joined, ...rest] = joinConflicts([
    makeConflict('bpDiastolic', { E1: 86, E2: 94 }),
    makeConflict('bpSystolic', { E1: 138, E2: 148 }),
  ]);
  expect(rest).toEqual([]);
  expect(joined?.slots).toEqual(['bpSystolic', 'bpDiastolic']);
  expect(joined?.readings.map(({ eventId, values }) => [eventId, values])).toEqual([
    ['E1', { bpSystolic: 138, bpDiastolic: 86 }],
    ['E2', { bpSystolic: 148, bpDiastolic: 94 }],
  ]);
});

test('other slots stay apart, and figures of which different events speak', () => {
  const conflicts = [
    makeConflict('weightKg', { E1: 9.8, E2: 10.2 }),
    makeConflict('bpSystolic', { E1: 138, E2: 148 }),
    makeConflict('bpDiastolic', { E3: 86, E2: 94 }),
  ];
  expect(joinConflicts(conflicts).map(({ slots }) => slots)).toEqual([['weightKg'], ['bpSystolic'], ['bpDiastolic']]);
});
