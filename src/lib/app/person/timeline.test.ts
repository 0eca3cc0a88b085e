import { describe, expect, test } from 'vitest';
import type { SubjectHistory } from '#lib/db/histories.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { localDateOf } from '../today.ts';
import { buildTimeline, writtenDays } from './timeline.ts';

const at = (month: number, day: number, hour = 9) => new Date(2026, month - 1, day, hour).getTime();

const july: SubjectHistory = {
  documentId: 'session:PM1:2026-07-07',
  table: 'visit',
  subject: 'anak1',
  events: [
    makeEvent({ id: 'a', data: { weightKg: 8 }, at: at(7, 7) }),
    makeEvent({ id: 'b', data: { weightKg: 8.2, $reason: 'remeasured' }, at: at(8, 9), replaces: ['a'] }),
  ],
};
const dose: SubjectHistory = {
  documentId: 'care:PM1:2026-08',
  table: 'dose',
  subject: 'D1',
  events: [
    makeEvent({ id: 'c', type: 'dose', subject: 'D1', data: { personId: 'anak1', date: '2026-08-07' }, at: at(8, 9) }),
  ],
};
const report: SubjectHistory = {
  documentId: 'visits:PM1:2026-08',
  table: 'communityReport',
  subject: 'R1',
  events: [makeEvent({ id: 'd', type: 'communityReport', subject: 'R1', data: { personId: 'anak1' }, at: at(8, 8) })],
};
const options = { dayOf: localDateOf };

describe('a person’s timeline', () => {
  test('stands in the order of the days it speaks of, whatever order it was read in', () => {
    const told = (histories: SubjectHistory[]) =>
      buildTimeline(histories, options).map(({ date, table }) => [date, table]);
    const wanted = [
      ['2026-08-08', 'communityReport'],
      ['2026-08-07', 'dose'],
      ['2026-07-07', 'visit'],
    ];
    expect(told([report, july, dose])).toEqual(wanted);
    expect(told([dose, july, report])).toEqual(wanted);
  });

  test('counts what was corrected', () => {
    expect(buildTimeline([july], options)).toMatchObject([{ corrections: 1, conflicts: 0, writtenAt: at(8, 9) }]);
  });

  test('shows the values as they were known on an earlier day', () => {
    const entries = buildTimeline([july, dose], { ...options, until: at(7, 31) });
    expect(entries.map(({ table }) => table)).toEqual(['visit']);
    expect(entries[0]?.slots).toMatchObject([{ standing: [{ value: 8 }], past: [] }]);
  });

  test('can be looked at as of each day on which something was written', () => {
    expect(writtenDays([july, dose, report], localDateOf)).toEqual([
      { day: '2026-08-09', at: at(8, 9) },
      { day: '2026-08-08', at: at(8, 8) },
      { day: '2026-07-07', at: at(7, 7) },
    ]);
  });
});
