import { expect, test } from 'vitest';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { choosePregnancy, dueDateOf, episodeStateOn, lmpOf } from './pregnancy-state.ts';

function makePregnancy(overrides: Partial<PregnancyRecord> = {}): PregnancyRecord {
  return { id: 'p1', personId: 'ibu1', lmp: localDate('2026-01-01'), childIds: [], conflicts: [], ...overrides };
}

test.each([
  [{}, '2026-08-07', 'pregnant'],
  [{}, '2026-11-07', 'pregnant'],
  [{}, '2026-11-08', 'unclosed'],
  [{ deliveryDate: localDate('2026-08-01') }, '2026-08-07', 'mother'],
  [{ deliveryDate: localDate('2024-08-07') }, '2026-08-07', 'ended'],
  [{ deliveryDate: localDate('2024-08-08') }, '2026-08-07', 'mother'],
  [{ outcome: 'miscarriage', endedDate: localDate('2026-03-01') }, '2026-08-07', 'ended'],
  [{ outcome: 'miscarriage', endedDate: localDate('2026-03-01') }, '2026-02-28', 'pregnant'],
] as const)('%j is on %s: %s', (overrides, on, expected) => {
  expect(episodeStateOn(makePregnancy(overrides), localDate(on))).toBe(expected);
});

test('weeks are counted by ultrasound where that is said to hold, else by the period', () => {
  const usg = makePregnancy({ edd: localDate('2026-10-20'), eddSource: 'usg' });
  expect([lmpOf(usg), dueDateOf(usg)]).toEqual(['2026-01-13', '2026-10-20']);
  expect([lmpOf(makePregnancy()), dueDateOf(makePregnancy())]).toEqual(['2026-01-01', '2026-10-08']);
});

test('of two that were begun the one with more known counts, then the smaller id, in any order', () => {
  const poor = makePregnancy({ id: 'a' });
  const rich = makePregnancy({ id: 'b', gravida: 2 });
  const twin = makePregnancy({ id: 'c', gravida: 2 });
  for (const order of [
    [poor, rich, twin],
    [twin, rich, poor],
  ]) {
    const chosen = choosePregnancy(order);
    expect([chosen?.current.id, chosen?.doubles.map(({ id }) => id)]).toEqual(['b', ['c', 'a']]);
  }
});
