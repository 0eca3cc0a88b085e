import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { clipRanges, isInRanges, joinRanges, listRanges, rangesOf, rangesOfClocks } from './place-ranges.ts';

test('the places of an update are those of its values, and none where it bridges a hole', () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const values of [['a', 'b'], ['c'], ['d', 'e']]) doc.getArray('ev:dv_1').push(values);
  expect(listRanges(Y.encodeStateAsUpdate(doc))).toEqual([{ client: 7, from: 0, to: 5 }]);
  expect(listRanges(Y.mergeUpdates([updates[0]!, updates[2]!]))).toEqual([
    { client: 7, from: 0, to: 2 },
    { client: 7, from: 3, to: 5 },
  ]);
});

test('neighbours are joined, clients and holes kept apart', () => {
  expect(rangesOf([2, 0, 1, 5].map((clock) => ({ client: 1, clock })))).toEqual([
    { client: 1, from: 0, to: 3 },
    { client: 1, from: 5, to: 6 },
  ]);
  expect(joinRanges([...rangesOfClocks([[1, 3]]), { client: 2, from: 3, to: 4 }])).toHaveLength(2);
});

test('a place is in a range from its first on and not at its end', () => {
  const ranges = [{ client: 1, from: 2, to: 4 }];
  expect([1, 2, 3, 4].map((clock) => isInRanges(ranges, { client: 1, clock }))).toEqual([false, true, true, false]);
  expect(isInRanges(ranges, { client: 2, clock: 2 })).toBe(false);
  expect(clipRanges(ranges, new Map([[1, 3]]))).toEqual([{ client: 1, from: 2, to: 3 }]);
  expect(clipRanges(ranges, new Map([[1, 2]]))).toEqual([]);
});
