import * as v from 'valibot';
import { expect, test } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { makeIndicator, makeMonth } from '#tests/support/make-pws.ts';
import type { Ask } from '../ask.ts';
import { listsOf, loadBehind } from './subjects-behind.ts';

/** A server that knows who has which fact. */
function makeServer(people: { readonly [fact: string]: readonly string[] }): Ask {
  return async ({ path, answer }) => {
    const fact = new URL(path, 'http://server').searchParams.get('fact') ?? '';
    const subjects = people[fact]?.map((subjectId) => ({ kind: 'person', subjectId, name: subjectId }));
    if (!subjects) return err({ code: 'unit.unknown' });
    const parsed = v.safeParse(answer, { subjects });
    return parsed.success ? ok(parsed.output) : err({ code: 'api.unreadable' });
  };
}
const question = { unit: 'v_1', month: makeMonth() };
const PEOPLE = { S: ['a', 'b', 'c', 'd'], D: ['a', 'b', 'c'], N: ['a'], O: ['b'], B: [] };

test.each([
  ['G01', 'part', ['a', 'b', 'c']],
  ['G01', 'missing', ['d']],
  ['G01', 'whole', ['a', 'b', 'c', 'd']],
  ['G03', 'whole', ['a', 'c']],
  ['G03', 'missing', ['c']],
] as const)('%s: the list "%s" is put together as the figure is', async (code, behind, ids) => {
  const found = await loadBehind(makeServer(PEOPLE), question, makeIndicator(code), behind);
  expect(found.ok && found.value.subjects.map(({ subjectId }) => subjectId)).toEqual(ids);
});

test('a list of which a part does not come is not told as a shorter one', async () => {
  const found = await loadBehind(
    makeServer({ N: PEOPLE.N, D: PEOPLE.D, B: [] }),
    question,
    makeIndicator('G03'),
    'whole',
  );
  expect(found).toEqual(err({ code: 'unit.unknown' }));
});

test('who is missing is asked where all should be reached, not among those examined', () => {
  expect(listsOf(makeIndicator('A01'))).toEqual(['missing', 'part', 'whole']);
  expect(listsOf(makeIndicator('G08'))).toEqual(['part', 'whole']);
});
