import { expect, test } from 'vitest';
import { groupByHome } from './group-by-home.ts';

const at = (name: string, posyandu: string, hamlet: string | null, rt: string | null) => ({
  name,
  posyandu,
  hamlet,
  rt,
});

test('names are parted by Posyandu, dusun and RT, RT 2 before RT 10, and nobody is lost', () => {
  const list = [
    at('Ani', 'Melati 2', 'Krajan', '10'),
    at('Budi', 'Melati 2', 'Krajan', '2'),
    at('Citra', 'Melati 1', 'Krajan', '1'),
    at('Dewi', 'Melati 2', 'Krajan', '2'),
  ];
  const groups = groupByHome(list);
  expect(groups.map(({ posyandu, hamlet, count }) => [posyandu, hamlet, count])).toEqual([
    ['Melati 1', 'Krajan', 1],
    ['Melati 2', 'Krajan', 3],
  ]);
  expect(groups[1]?.parts.map(({ rt, members }) => [rt, members.map(({ name }) => name)])).toEqual([
    ['2', ['Budi', 'Dewi']],
    ['10', ['Ani']],
  ]);
});

test('what nobody has written down comes last, as a part of its own', () => {
  const list = [
    at('Ani', 'Melati 1', null, null),
    at('Budi', 'Melati 1', 'Sawahan', null),
    at('Edi', 'Melati 1', 'Sawahan', '3'),
  ];
  expect(groupByHome(list).map(({ hamlet, parts }) => [hamlet, parts.map(({ rt }) => rt)])).toEqual([
    ['Sawahan', ['3', '']],
    ['', ['']],
  ]);
});
