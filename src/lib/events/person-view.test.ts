import { expect, test } from 'vitest';
import { makeEvent } from '#tests/support/test-device.ts';
import type { Json } from './envelope.ts';
import { foldDocument } from './fold.ts';
import { countedPerson, readPerson } from './person-view.ts';

function personOf(data: { [slot: string]: Json }, subject = 'p1') {
  const row = foldDocument('register:P1', 'register', [makeEvent({ type: 'person', subject, data })]).rows[0]!;
  return readPerson(row);
}

test('what is unknown is left out, and what no version of the app writes is not believed', () => {
  const person = personOf({ name: 'Aisyah', sex: 'x', birthDate: '2025-02-30', status: 'asleep', insured: 'yes' });
  expect(person).toMatchObject({ personId: 'p1', name: 'Aisyah', status: 'active', outOfArea: false });
  expect([person?.sex, person?.birthDate, person?.insured]).toEqual([undefined, undefined, undefined]);
});

test('a withdrawn or deliberately empty value is no value', () => {
  expect(personOf({ name: 'Aisyah', nik: null, motherName: { empty: 'refused' } })).toMatchObject({
    nik: undefined,
    motherName: undefined,
  });
});

test('visitors from elsewhere and people without a birth date are counted nowhere', () => {
  const known = { name: 'Aisyah', sex: 'f', birthDate: '2025-01-07' };
  expect(countedPerson(personOf(known)!)).toMatchObject({ id: 'p1', sex: 'f', birthDateEstimated: false });
  expect(countedPerson(personOf({ ...known, outOfArea: true })!)).toBeUndefined();
  expect(countedPerson(personOf({ name: 'Aisyah' })!)).toBeUndefined();
});

test('a row of another table, or of a subject that can be no id, is nobody', () => {
  expect(personOf({ name: 'Aisyah' }, 'no id at all')).toBeUndefined();
  const visit = foldDocument('session:P1:2026-08-07', 'session', [makeEvent()]).rows[0]!;
  expect(readPerson(visit)).toBeUndefined();
});
