import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { encodePush } from './made-update.ts';

test('the driver writes the bytes that Yjs writes', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const tuples = [0, 1, 2].map(
    (n) => [`e${n}`, 'measurement', 1, 'p', { weightKg: 9.5 + n }, 'a', 'cadre', 1e12] as const,
  );
  for (const tuple of tuples) doc.getArray(arrayNameOf('t1')).push([tuple]);
  expect(tuples.map((tuple, clock) => encodePush(doc.clientID, clock, 't1', tuple))).toEqual(updates);
});
