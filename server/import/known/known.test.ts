import { expect, test } from 'vitest';
import type { Reading, Row } from '#lib/events/fold.ts';
import { posyanduKey, villageKey } from './posyandu-key.ts';
import { compareSlots, isKnown } from './slot-changes.ts';

const reading = (value: string, role: string): Reading => ({
  value,
  eventId: `${role}-${value}`,
  by: 'a',
  role,
  device: 'd',
  at: 0,
});
const row: Row = {
  table: 'person',
  documentId: 'register:p1',
  subject: 'ps1',
  slots: {
    name: [reading('Sari', 'cadre')],
    nik: [reading('1', 'system')],
    rt: [reading('01', 'system'), reading('02', 'cadre')],
  },
};

test('what stands is not said again, what an import said is replaced, what a person said is not', () => {
  expect(compareSlots(row, { name: 'Sari', nik: '1', phone: '08' })).toEqual({
    added: { phone: '08' },
    updated: {},
    contradicted: [],
  });
  expect(compareSlots(row, { name: 'Sarah', nik: '2' })).toEqual({
    added: {},
    updated: { nik: '2' },
    contradicted: ['name'],
  });
});

test('of a conflict every standing value is known', () => {
  expect([isKnown(row, { rt: '01' }), isKnown(row, { rt: '02' }), isKnown(row, { rt: '03' })]).toEqual([
    true,
    true,
    false,
  ]);
});

test('nothing stands of a new person', () => {
  expect(compareSlots(undefined, { name: 'Sari' })).toEqual({ added: { name: 'Sari' }, updated: {}, contradicted: [] });
});

test('names of units are compared without what people add or leave out', () => {
  expect(
    new Set(['Melati 1', 'POSYANDU MELATI 1', 'melati 1 ', 'Melati1', 'Pos. Melati I'].map(posyanduKey)).size,
  ).toBe(1);
  expect(posyanduKey('Melati 2')).not.toBe(posyanduKey('Melati 1'));
  expect(new Set(['Wonokerto Lor', 'DESA WONOKERTO LOR', 'Kel. Wonokerto Lor'].map(villageKey)).size).toBe(1);
});
