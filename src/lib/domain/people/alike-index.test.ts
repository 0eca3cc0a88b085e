import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '../dates.ts';
import { AlikeIndex, findAlikePairs } from './alike-index.ts';
import { foldTraits, type PersonTraits } from './likeness.ts';

const date = (text: string): LocalDate => (isLocalDate(text) ? text : expect.unreachable());
const born = date('2026-06-18');
const family = {
  birthDate: born,
  familyCardNo: '3508910609097186',
  motherName: 'Rofiatul Rahmawati',
  sex: 'm',
} as const;
const pairsOf = (people: { readonly [id: string]: PersonTraits }) =>
  findAlikePairs(Object.entries(people).map(([id, traits]) => [id, foldTraits(traits)] as const)).map(
    ({ a, b, likeness }) => [a, b, likeness.verdict],
  );

test('a newborn under the mother’s name and the named child of that birth are one', () => {
  const people = { baby: { ...family, name: 'Bayi Ny. Rofiatul Rahmawati' }, gibran: { ...family, name: 'Gibran' } };
  expect(pairsOf(people)).toEqual([['baby', 'gibran', 'certain']]);
});

test('of named twins a newborn’s record fits either, so that neither is certain', () => {
  const people = {
    gibran: { ...family, name: 'Gibran' },
    alvaro: { ...family, name: 'Alvaro' },
    baby: { ...family, name: 'By. Ny. Rofiatul Rahmawati' },
  };
  expect(pairsOf(people)).toEqual([
    ['gibran', 'baby', 'likely'],
    ['alvaro', 'baby', 'likely'],
  ]);
});

test('a person is found by NIK, by birth date with day and month swapped, and by name', () => {
  const index = new AlikeIndex<string>();
  const supeno = { name: 'Supeno', nik: '3508911210638870', birthDate: date('1963-10-12'), motherName: 'Ngatemi' };
  index.set('supeno', foldTraits(supeno));
  const find = (traits: PersonTraits) => index.findAlike(foldTraits(traits)).map(({ id }) => id);
  expect(find({ ...supeno, birthDate: undefined, motherName: undefined })).toEqual(['supeno']);
  expect(find({ ...supeno, nik: undefined, birthDate: date('1963-12-10') })).toEqual(['supeno']);
  expect(find({ ...supeno, nik: undefined, birthDate: date('1963-10-13') })).toEqual(['supeno']);
  index.remove('supeno');
  expect(find(supeno)).toEqual([]);
});
