import { expect, test } from 'vitest';
import { makeEvent } from '#tests/support/test-device.ts';
import type { PosyanduEvent } from './envelope.ts';
import { foldDocument } from './fold.ts';
import { readVisit, weighingOf } from './visit-view.ts';

function visitOf(events: readonly Partial<PosyanduEvent>[], documentId = 'session:P1:2026-08-07') {
  const made = events.map((event, at) => makeEvent({ id: `e${at}`, ...event }));
  return readVisit(foldDocument(documentId, 'session', made).rows[0]!);
}

test('a visit says when, where, in which group and how far it is', () => {
  const visit = visitOf([
    { type: 'attendance', data: { group: 'toddler', queueNo: 4, arrivedAt: 9 } },
    { type: 'step', data: { registrationStep: 'done', measurementStep: 'refused', serviceStep: 'asleep' } },
  ]);
  expect(visit).toMatchObject({ posyanduId: 'P1', date: '2026-08-07', group: 'toddler', queueNo: 4, arrivedAt: 9 });
  expect(visit?.steps.measurement).toMatchObject({ state: 'refused', reading: { eventId: 'e1' } });
  expect(Object.keys(visit?.steps ?? {})).toEqual(['registration', 'measurement']);
});

test('of a conflict the measure counts that rules interpret with', () => {
  const visit = visitOf([
    { data: { weightKg: 8.9 } },
    { data: { weightKg: 8.4, position: 'upside down' }, role: 'village_nurse' },
  ]);
  expect(weighingOf(visit!)).toMatchObject({ weightKg: 8.4, position: undefined, place: 'P1' });
});

test('a book that was brought says nothing about holding one, a register’s word does', () => {
  const attendance = { type: 'attendance', data: { kiaBook: false } } as const;
  expect(weighingOf(visitOf([attendance])!).kiaBook).toBeUndefined();
  expect(weighingOf(visitOf([{ ...attendance, role: 'system' }])!).kiaBook).toBe(false);
});

test('capsules of an import are a number, those of the app a yes or no', () => {
  const given = (vitA: number | boolean) => weighingOf(visitOf([{ data: { vitA } }])!).vitaminA;
  expect([given(1), given(0), given(true), given(false)]).toEqual([true, false, true, false]);
});

test('only a session document has visits', () => {
  expect(visitOf([{}], 'session:P1:2026-13-99')).toBeUndefined();
});
