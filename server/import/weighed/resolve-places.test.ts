import { expect, test } from 'vitest';
import { resolvePlaces, type KnownVillage, type NamedPlace } from './resolve-places.ts';

const rows = (village: string, posyandu: string, count: number): NamedPlace[] =>
  Array.from({ length: count }, () => ({ village, posyandu }));
const lor: KnownVillage = {
  villageId: 'v1',
  name: 'Wonokerto Lor',
  posyandu: [{ posyanduId: 'p1', name: 'Melati 1' }],
};
const kidul: KnownVillage = {
  villageId: 'v2',
  name: 'Wonokerto Kidul',
  posyandu: [{ posyanduId: 'p2', name: 'Melati 1' }],
};

test('Posyandu of one name in two desa are told apart by the desa of the row', () => {
  const all = [...rows('WONOKERTO LOR', 'MELATI 1', 9), ...rows('WONOKERTO KIDUL', 'MELATI 1', 9)];
  const placeOf = resolvePlaces(all, [lor, kidul]);
  expect([placeOf(all[0]!), placeOf(all[9]!)]).toMatchObject([{ posyanduId: 'p1' }, { posyanduId: 'p2' }]);
});

test('a child of another desa is a visitor where it was weighed', () => {
  const visitor = { village: 'SUKOHARJO', posyandu: 'MELATI 1' };
  const placeOf = resolvePlaces([...rows('WONOKERTO LOR', 'MELATI 1', 9), visitor], [lor]);
  expect(placeOf(visitor)).toMatchObject({ posyanduId: 'p1', visitor: true });
});

test('a desa that the Puskesmas knows by another name is the one of its Posyandu', () => {
  const placeOf = resolvePlaces(rows('WONOKERTO LOR', 'MELATI 1', 9), [{ ...lor, name: 'Desa Contoh' }]);
  expect(placeOf({ village: 'WONOKERTO LOR', posyandu: 'MELATI 1' })).toMatchObject({
    posyanduId: 'p1',
    visitor: false,
  });
});

test('on an empty store desa and Posyandu are those that most rows name', () => {
  const visitor = { village: 'SUKOHARJO', posyandu: 'MELATI 1' };
  const placeOf = resolvePlaces([...rows('WONOKERTO LOR', 'MELATI 1', 9), visitor], []);
  expect(placeOf({ village: 'WONOKERTO LOR', posyandu: 'MELATI 1' })).toMatchObject({
    villageName: 'WONOKERTO LOR',
    posyanduName: 'MELATI 1',
    visitor: false,
  });
  expect(placeOf(visitor)).toMatchObject({ villageName: 'WONOKERTO LOR', visitor: true });
});

test('a Posyandu that hardly any row names, where others are known, is not made', () => {
  const slip = { village: 'WONOKERTO LOR', posyandu: 'MELTI 1' };
  expect(resolvePlaces([...rows('WONOKERTO LOR', 'MELATI 1', 9), slip], [lor])(slip)).toEqual({
    kind: 'unknown',
    visitor: false,
  });
});
