import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#lib/domain/dates.ts';
import { ANTIGENS } from '#lib/domain/immunisation/schedule.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { doseStatusesOf } from './dose-statuses.ts';

const BORN = localDate('2024-01-15');
const CHILD = { birthDate: BORN, sex: 'f' } as const;

/** Doses as devices state them: given by nakes in `care`, copied by cadres in `visits`, some decided on or taken back. */
const statements = fc.array(
  fc.record({
    antigen: fc.constantFrom(...ANTIGENS),
    day: fc.integer({ min: 0, max: 900 }),
    byNakes: fc.boolean(),
    verdict: fc.constantFrom(undefined, 'accepted', 'rejected'),
    void: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  }),
  { minLength: 1, maxLength: 15 },
);
const today = fc.integer({ min: 0, max: 1500 }).map((day) => addDays(BORN, day));

type Statement = typeof statements extends fc.Arbitrary<(infer One)[]> ? One : never;

function eventsOf(all: readonly Statement[]): { care: PosyanduEvent[]; visits: PosyanduEvent[] } {
  const care: PosyanduEvent[] = [];
  const visits: PosyanduEvent[] = [];
  for (const [at, one] of all.entries()) {
    const subject = `dose${at}`;
    const date = addDays(BORN, one.day);
    const data = { personId: 'anak1', antigen: one.antigen, date, source: one.byNakes ? 'nakes' : 'buku_kia' };
    const nakes = { subject, role: 'village_nurse', type: 'dose', device: 'laptop' } as const;
    if (one.byNakes) care.push(makeEvent({ ...nakes, id: `e${at}`, data }));
    else visits.push(makeEvent({ subject, id: `e${at}`, type: 'copiedDose', data }));
    if (one.verdict) care.push(makeEvent({ ...nakes, id: `v${at}`, data: { verdict: one.verdict } }));
    if (one.void) care.push(makeEvent({ ...nakes, id: `x${at}`, data: { voidReason: 'salah' } }));
  }
  return { care, visits };
}

function rowsOf(care: readonly PosyanduEvent[], visits: readonly PosyanduEvent[]): Row[] {
  return [
    ...foldDocument('care:P1:2026-08', 'care', care).rows,
    ...foldDocument('visits:P1:2026-08', 'visits', visits).rows,
  ];
}

test('the order in which devices state, send and fold has no say', () => {
  fc.assert(
    fc.property(statements, today, fc.integer(), (all, on, turn) => {
      const { care, visits } = eventsOf(all);
      const there = doseStatusesOf(CHILD, rowsOf(care, visits), on);
      const back = doseStatusesOf(
        CHILD,
        rowsOf(rotate(care, turn).toReversed(), rotate(visits, turn)).toReversed(),
        on,
      );
      expect(back).toEqual(there);
    }),
    { numRuns: 150 },
  );
});

test('never is a dose proposed within 28 days of one of the same vaccine that counts or was really given', () => {
  fc.assert(
    fc.property(statements, today, (all, on) => {
      const { care, visits } = eventsOf(all);
      const standing = all.filter((one) => !one.void && addDays(BORN, one.day) <= on);
      for (const { antigen, plannedDate } of doseStatusesOf(CHILD, rowsOf(care, visits), on) ?? []) {
        if (!plannedDate) continue;
        expect(plannedDate >= on).toBe(true);
        for (const given of standing.filter((one) => one.antigen === antigen)) {
          expect(daysBetween(addDays(BORN, given.day), plannedDate)).toBeGreaterThanOrEqual(28);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('who has no record is not thereby late', () => {
  expect(doseStatusesOf(CHILD, [], localDate('2026-08-07'))).toBeUndefined();
});

test('a dose that only a cadre calls given by nakes stays a copy to be checked', () => {
  const claimed = makeEvent({
    id: 'e1',
    type: 'copiedDose',
    subject: 'dose1',
    data: { personId: 'anak1', antigen: 'DPT', date: '2024-03-20', source: 'nakes' },
  });
  const statuses = doseStatusesOf(CHILD, rowsOf([], [claimed]), localDate('2026-08-07'));
  expect(statuses?.find(({ code }) => code === 'DPT1')?.status).toBe('SUDAH_PERLU_CEK');
});

function rotate<One>(list: readonly One[], turn: number): One[] {
  const at = list.length === 0 ? 0 : Math.abs(turn) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
