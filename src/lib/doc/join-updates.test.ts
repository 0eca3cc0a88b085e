import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinUpdates } from './join-updates.ts';

/** One step of several tabs on two devices: a tab writes, or takes what another has. */
const step = fc.record({
  tab: fc.nat(3),
  takesFrom: fc.option(fc.nat(3), { nil: undefined }),
  tuples: fc.integer({ min: 1, max: 3 }),
});
const values = fc.jsonValue({ maxDepth: 2 });

/** Plays steps. @returns updates in the order in which they were made */
function play(steps: readonly { tab: number; takesFrom?: number; tuples: number }[], value: unknown): Uint8Array[] {
  const tabs = Array.from({ length: 4 }, () => new Y.Doc());
  const updates: Uint8Array[] = [];
  let written = 0;
  for (const { tab, takesFrom, tuples } of steps) {
    const doc = tabs[tab]!;
    if (takesFrom !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(tabs[takesFrom]!));
    const before = Y.encodeStateVector(doc);
    doc.getArray(`ev:tablet-${tab % 2}`).push(Array.from({ length: tuples }, () => [`e${(written += 1)}`, value]));
    updates.push(Y.encodeStateAsUpdate(doc, before));
  }
  return updates;
}

function apply(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Arrays with their values in order, and what could not be placed. */
function contentOf(doc: Y.Doc): unknown {
  const names = [...doc.share.keys()].sort();
  return { arrays: names.map((name) => [name, doc.getArray(name).toJSON()]), pending: doc.store.pendingStructs };
}

test('[E2] joined updates make the same document, value by value and in the same order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), values, fc.nat(), (steps, value, cut) => {
      const updates = play(steps, value);
      const whole = contentOf(apply(updates));
      expect(contentOf(apply([joinUpdates(updates)]))).toEqual(whole);
      const at = cut % (updates.length + 1);
      const parts = [joinUpdates(updates.slice(0, at)), joinUpdates(updates.slice(at))];
      expect(contentOf(apply(parts))).toEqual(whole);
      expect(contentOf(apply([joinUpdates([...parts, ...updates])]))).toEqual(whole);
    }),
  );
});

test('[E2] what one client wrote one after the other becomes one struct', () => {
  const updates = play(
    Array.from({ length: 50 }, () => ({ tab: 0, tuples: 1 })),
    1,
  );
  expect(Y.decodeUpdate(joinUpdates(updates)).structs).toHaveLength(1);
});

test('[E2] a part in the middle that is left out stays a gap, and joins when it comes', () => {
  const updates = play(
    Array.from({ length: 9 }, () => ({ tab: 0, tuples: 2 })),
    'x',
  );
  const withHole = joinUpdates([...updates.slice(0, 3), ...updates.slice(6)]);
  const doc = apply([withHole]);
  expect(doc.getArray('ev:tablet-0')).toHaveLength(6);
  Y.applyUpdate(doc, joinUpdates(updates.slice(3, 6)));
  expect(contentOf(doc)).toEqual(contentOf(apply(updates)));
});

test('[E2] nothing joined is an empty update, and anything but appends throws', () => {
  expect([...joinUpdates([])]).toEqual([0, 0]);
  const doc = new Y.Doc();
  doc.getMap('ev:tablet-0').set('a', new Y.Map());
  expect(() => joinUpdates([Y.encodeStateAsUpdate(doc)])).toThrow('not an append');
});
