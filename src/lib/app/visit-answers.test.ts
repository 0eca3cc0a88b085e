import { expect, test } from 'vitest';
import { parseLocalDate } from '#lib/domain/dates.ts';
import { childForm } from '#lib/forms/definitions/child.ts';
import type { Json } from '#lib/events/envelope.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { previousValues } from './previous-values.ts';
import { answersOfVisit } from './visit-answers.ts';

test('a form opened again begins with what the visit holds of it, blanks with their reason', () => {
  const visit = makeVisit('2026-08-07', {
    weightKg: 9.3,
    oedema: false,
    headCm: { empty: 'refused' },
    group: 'toddler',
  });
  expect(answersOfVisit(visit, childForm)).toEqual({ weightKg: 9.3, oedema: false, headCm: { empty: 'refused' } });
});

test('a withdrawn value is no answer, and neither is a blank that only a newer app knows', () => {
  const visit = makeVisit('2026-08-07', { weightKg: null, headCm: { empty: 'lostTheTape' } });
  expect(answersOfVisit(visit, childForm)).toEqual({});
  expect(answersOfVisit(undefined, childForm)).toEqual({});
});

test('the last value before the day stands beside each input, wherever it was taken', () => {
  const day = parseLocalDate('2026-08-07');
  if (!day.ok) throw new Error('date of the test');
  const visits = [
    makeVisit('2026-06-07', { weightKg: 8.8, headCm: 45 }),
    makeVisit('2026-07-07', { weightKg: 9, headCm: { empty: 'noTool' } }),
    makeVisit('2026-08-07', { weightKg: 9.3 }),
  ];
  expect(previousValues(visits, day.value)).toEqual({
    weightKg: { value: 9, date: '2026-07-07' },
    headCm: { value: 45, date: '2026-06-07' },
  });
});

function makeVisit(date: string, values: { readonly [slot: string]: Json }): VisitRecord {
  const slots = Object.fromEntries(
    Object.entries(values).map(([slot, value]) => [
      slot,
      [{ value, eventId: slot, by: 'a1', role: 'cadre', device: 'd1', at: 0 }],
    ]),
  );
  const visit = readVisit({ table: 'visit', documentId: `session:PM1:${date}`, subject: 'p1', slots });
  if (!visit) throw new Error('visit of the test');
  return visit;
}
