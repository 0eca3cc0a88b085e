import { expect, test } from 'vitest';
import type { LocalDate } from '#lib/domain/dates.ts';
import { stateOfDay } from './day-state.ts';

const TODAY = '2026-08-10';

test.each([
  ['2026-08-10', [], null, 'ahead'],
  ['2026-08-09', [], null, 'missed'],
  ['2026-08-09', ['2026-08-08'], null, 'moved'],
  ['2026-08-09', ['2026-08-09'], null, 'done'],
  ['2026-08-09', [], 'banjir', 'cancelled'],
  // What was held was held, whatever had been said before.
  ['2026-08-09', ['2026-08-09'], 'banjir', 'done'],
])('a day planned for %s, with sessions on %s, cancelled for %s, is %s', (date, held, cancelReason, state) => {
  expect(stateOfDay({ date: date as LocalDate, cancelReason }, held, TODAY)).toBe(state);
});
