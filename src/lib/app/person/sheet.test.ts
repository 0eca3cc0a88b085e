import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject } from '#lib/events/fold.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { lastValues } from './sheet.ts';

function makeVisit(date: string, data: { readonly [slot: string]: Json }): VisitRecord {
  const row = foldSubject(`session:PM1:${date}`, { table: 'visit', subject: 'p1' }, [makeEvent({ id: date, data })]);
  const visit = row && readVisit(row);
  if (!visit) throw new Error('no visit');
  return visit;
}

test('each measure stands with its last value and the day it was taken', () => {
  const visits = [
    makeVisit('2026-06-07', { weightKg: 60, waistCm: 90 }),
    makeVisit('2026-07-07', { weightKg: 61, bpSystolic: 150, bpDiastolic: 90, bpSystolic2: 140, bpDiastolic2: 85 }),
  ];
  expect(lastValues(visits)).toEqual([
    { code: 'weightKg', unit: 'kg', values: [61], date: '2026-07-07' },
    { code: 'waistCm', unit: 'cm', values: [90], date: '2026-06-07' },
    { code: 'bp', unit: 'mmHg', values: [145, 88], date: '2026-07-07' },
  ]);
});

test('a value that was withdrawn or refused is none', () => {
  expect(lastValues([makeVisit('2026-07-07', { weightKg: null, waistCm: { empty: 'refused' } })])).toEqual([]);
});
