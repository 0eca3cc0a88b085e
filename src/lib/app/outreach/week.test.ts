import { expect, test } from 'vitest';
import { foldDocument } from '#lib/events/fold.ts';
import { readHomeVisits } from '#lib/events/home-visit-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { recapVisits, weekOf } from './week.ts';

test.each([
  ['2026-08-03', 0, '2026-08-03'],
  ['2026-08-09', 0, '2026-08-03'],
  ['2026-08-07', -1, '2026-07-27'],
] as const)('the week of %s, %s away, begins on %s', (date, away, from) => {
  expect(weekOf(localDate(date), away).from).toBe(from);
});

test('a week tells visits, people and outcomes; doubles are one person', () => {
  const visit = (id: string, data: { readonly [slot: string]: string | boolean | readonly string[] }) =>
    makeEvent({ id, type: 'homeVisit', subject: `H${id}`, data: { group: 'adult', ...data } });
  const { rows } = foldDocument('visits:P1:2026-08', 'visits', [
    visit('1', { personId: 'p1', date: '2026-08-03', outcomes: ['nonAdherent'] }),
    visit('2', { personId: 'p1-double', date: '2026-08-05', outcomes: ['nonAdherent'] }),
    visit('3', { personId: 'p2', date: '2026-08-06', notMet: true }),
    visit('4', { personId: 'p3', date: '2026-08-12', outcomes: ['dangerSign'] }),
  ]);
  const canonicalId = (id: string) => id.replace('-double', '');
  expect(recapVisits(readHomeVisits(rows), weekOf(localDate('2026-08-07')), canonicalId)).toEqual({
    visits: 3,
    personIds: ['p1'],
    notMet: 1,
    lines: [{ group: 'adult', outcome: 'nonAdherent', personIds: ['p1'] }],
  });
});
