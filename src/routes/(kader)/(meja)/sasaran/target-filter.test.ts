import { expect, test } from 'vitest';
import type { Target } from '#lib/app/person/target-list.ts';
import type { PersonRecord } from '../types.ts';
import { countFilters, groupByPlace, isChosen } from './target-filter.ts';

function makeTarget(own: Partial<Target>, person: Partial<PersonRecord> = {}): Target {
  const personId = 'p1' as PersonRecord['personId'];
  const known = {
    personId,
    documentId: 'register:PM1',
    name: 'Sri',
    birthDateEstimated: false,
    status: 'active',
  } as const;
  return {
    person: { ...known, outOfArea: false, ...person },
    groups: [],
    isTarget: true,
    missed: 0,
    isAbsent: false,
    ...own,
  };
}

test('people are narrowed by group, and a pregnant girl is found in both of hers', () => {
  const girl = makeTarget({ groups: ['school_teen', 'pregnant'] });
  expect((['pregnant', 'school_teen', 'adult', 'all'] as const).map((one) => isChosen(girl, one))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test('who moved, died or lives elsewhere is counted nowhere else', () => {
  const moved = makeTarget({ isTarget: false, groups: ['adult'] }, { status: 'moved' });
  const guest = makeTarget({ isTarget: false, groups: ['adult'] }, { outOfArea: true });
  expect(countFilters([moved, guest])).toEqual([
    { filter: 'all', count: 0 },
    { filter: 'left', count: 1 },
    { filter: 'guests', count: 1 },
  ]);
});

test('marks are counted beside the groups', () => {
  const targets = [makeTarget({ dosesDue: 2, groups: ['infant'] }), makeTarget({ dosesDue: 0, isAbsent: true })];
  expect(countFilters(targets)).toEqual([
    { filter: 'all', count: 2 },
    { filter: 'infant', count: 1 },
    { filter: 'due', count: 1 },
    { filter: 'absent', count: 1 },
  ]);
});

test('dusun and RT stand in their order, RT 10 behind RT 9, RT 01 is RT 1, and the unknown ones last', () => {
  const targets = [{ rt: '10' }, {}, { rt: '9' }, { hamlet: 'Barat', rt: '1' }, { hamlet: 'Barat', rt: '01' }].map(
    (person) => makeTarget({}, person),
  );
  expect(groupByPlace(targets).map(({ name, targets: members }) => [name, members.length])).toEqual([
    ['Barat, RT 1', 2],
    ['RT 9', 1],
    ['RT 10', 1],
    ['', 1],
  ]);
});
