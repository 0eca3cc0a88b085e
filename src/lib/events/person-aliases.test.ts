import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from './fold.ts';
import { computeAliases } from './person-aliases.ts';

function makeMerge(keep: string, extra: string, state = 'merged'): Row {
  const slot = (value: string) => [
    { value, eventId: `${keep}${extra}`, by: 'b', role: 'village_nurse', device: 'd', at: 0 },
  ];
  const slots = { keep: slot(keep), extra: slot(extra), state: slot(state) };
  return { table: 'personMerge', documentId: 'register:p', subject: `${keep}-${extra}`, slots };
}

test('merges join through, and the kept one speaks for all', () => {
  const aliases = computeAliases([makeMerge('a', 'b'), makeMerge('b', 'c')]);
  expect(Object.fromEntries(aliases)).toEqual({ a: 'a', b: 'a', c: 'a' });
});

test('parted people stand alone again', () => {
  expect(computeAliases([makeMerge('a', 'b', 'parted')]).size).toBe(0);
});

test('merges in a circle end at the smallest id', () => {
  const aliases = computeAliases([makeMerge('b', 'a'), makeMerge('a', 'b')]);
  expect(Object.fromEntries(aliases)).toEqual({ a: 'a', b: 'a' });
});

test('[E5] the order of merges does not matter', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id)), (pairs) => {
      const merges = pairs.map(([keep, extra]) => makeMerge(keep, extra));
      const sorted = (list: Row[]) => [...computeAliases(list)].toSorted();
      expect(sorted(merges.toReversed())).toEqual(sorted(merges));
    }),
  );
});
