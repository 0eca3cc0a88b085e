import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { PeopleIndex } from './people-index.ts';

function rowOf(type: 'person' | 'personMerge', subject: string, data: { [slot: string]: Json }): Row {
  return foldDocument('register:P1', 'register', [
    makeEvent({ id: `e-${subject}`, type, subject, data, role: 'village_nurse', device: 'dn_bidan' }),
  ]).rows[0]!;
}

const aisyah = rowOf('person', 'p1', { name: 'Aisyah Putri', sex: 'f', birthDate: '2025-01-07', motherName: 'Sari' });
const twin = rowOf('person', 'p2', { name: 'Aisah Putri', sex: 'f', birthDate: '2025-01-07', motherName: 'Sari' });
const bima = rowOf('person', 'p3', { name: 'Bima', sex: 'm', birthDate: '2024-03-01' });

test('people stand in the order of their names and are found in spite of spelling', () => {
  const index = new PeopleIndex();
  index.take([bima, aisyah]);
  expect(index.list().map(({ name }) => name)).toEqual(['Aisyah Putri', 'Bima']);
  expect(index.search('aisah').map(({ person }) => person.personId)).toEqual(['p1']);
});

test('someone about to be registered again is found beforehand, with the reasons', () => {
  const index = new PeopleIndex();
  index.take([aisyah, bima]);
  const [hit] = index.findAlike({ name: 'Aisah Putri', sex: 'f', motherName: 'Sari' });
  expect(hit?.person.personId).toBe('p1');
  expect(hit?.reasons.length).toBeGreaterThan(0);
  expect(index.findAlike({ name: 'Zulkifli', sex: 'm' })).toEqual([]);
});

test('joined doubles are one person under the id that is kept, and two again when they are parted', () => {
  const index = new PeopleIndex();
  index.take([aisyah, twin, rowOf('personMerge', 'm1', { keep: 'p1', extra: 'p2', state: 'merged' })]);
  expect(index.list().map(({ personId }) => personId)).toEqual(['p1']);
  expect(index.find('p2')?.personId).toBe('p1');
  expect(index.idsOf('p1').sort()).toEqual(['p1', 'p2']);
  expect(index.search('aisah')).toHaveLength(1);
  index.take([rowOf('personMerge', 'm1', { keep: 'p1', extra: 'p2', state: 'parted' })]);
  expect(index.list()).toHaveLength(2);
  expect(index.search('aisah')).toHaveLength(2);
});

test('a newer row takes the place of the older one', () => {
  const index = new PeopleIndex();
  index.take([aisyah]);
  index.take([rowOf('person', 'p1', { name: 'Nur Aisyah' })]);
  expect(index.list().map(({ name }) => name)).toEqual(['Nur Aisyah']);
});
