import { describe, expect, test } from 'vitest';
import { PersonSearch, type SearchablePerson } from './person-search.ts';

const people: SearchablePerson[] = [
  { id: 'syifa', name: 'Syifa Az-Zahra', motherName: 'Rofiatul Permatasari', rt: '04', nik: '3508915509258547' },
  { id: 'reyhan', name: 'Moh. Reyhan Pratama', motherName: 'Eka Sari', rt: '12', nik: '3508911207168772' },
  { id: 'siti', name: 'Siti Ayu Safitri', motherName: 'Suwarni', rt: '03', nik: '3578906708978616' },
  { id: 'alya', name: 'Alya Ayudia', motherName: 'Siti Ayu Safitri', rt: '03', nik: '3508914305258115' },
  { id: 'baby', name: 'Bayi Ny. Dewi', motherName: 'Dewi', rt: '3' },
];
const search = new PersonSearch(people);
const find = (text: string) => search.find(text).map(({ id }) => id);

describe('a person is found', () => {
  test.each([
    ['by the beginning of a name', 'rey', ['reyhan']],
    ['by another spelling', 'shifa azahra', ['syifa']],
    ['by a short form', 'muhammad reyhan', ['reyhan']],
    ['with a slip of the keyboard', 'pratmaa', ['reyhan']],
    ['by name first, by mother next', 'siti ayu', ['siti', 'alya']],
    ['by name and mother together', 'alya siti', ['alya']],
    ['by RT', 'rt 3 ayu', ['siti', 'alya']],
    ['by RT as a bare number', 'siti 03', ['siti', 'alya']],
    ['by the tail of the NIK', '8115', ['alya']],
    ['by the mother of a newborn', 'dewi', ['baby']],
  ])('%s: %s', (_title, text, ids) => {
    expect(find(text).toSorted()).toEqual(ids.toSorted());
    expect(find(text)[0]).toBe(ids[0]);
  });
});

test('every word must fit, and an empty query finds nobody', () => {
  expect(find('reyhan dewi')).toEqual([]);
  expect(find('  ')).toEqual([]);
});

test('a changed person is found by the new words only, a removed one no more', () => {
  const own = new PersonSearch(people);
  own.set({ id: 'baby', name: 'Kenzo Maulana', motherName: 'Dewi' });
  expect(own.find('kenzo').map(({ id }) => id)).toEqual(['baby']);
  own.remove('baby');
  expect(own.find('kenzo')).toEqual([]);
});

test('people of one name stand in the same order on every device, whoever came first there', () => {
  const namesakes = ['b', 'a', 'c'].map((id): SearchablePerson => ({ id, name: 'Saminah' }));
  for (const order of [namesakes, namesakes.toReversed()]) {
    expect(new PersonSearch(order).find('saminah').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  }
});
