import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { containsUpdate } from './update-range.ts';

describe('an update contains another', () => {
  test('exactly where a device that has the one lacks nothing of the other', () => {
    const steps = fc.array(
      fc.record({ device: fc.integer({ min: 0, max: 2 }), count: fc.integer({ min: 1, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (writes, first, second) => {
        const states = statesOf(writes);
        const [a, b] = [states[first % states.length]!, states[second % states.length]!];
        const device = new Y.Doc();
        Y.applyUpdate(device, a);
        const before = Y.encodeStateVector(device);
        Y.applyUpdate(device, b);
        const isNothingNew = Buffer.from(Y.encodeStateVector(device)).equals(Buffer.from(before));
        expect(containsUpdate(a, b)).toBe(isNothingNew);
      }),
    );
  });

  test('not where it only carries the end of it, nor where either cannot be read', () => {
    const doc = new Y.Doc();
    doc.getArray('ev:a').push([1]);
    const [whole, before] = [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)];
    doc.getArray('ev:a').push([2]);
    const end = Y.encodeStateAsUpdate(doc, before);
    expect(containsUpdate(end, whole)).toBe(false);
    expect(containsUpdate(Y.encodeStateAsUpdate(doc), end)).toBe(true);
    expect(containsUpdate(new Uint8Array([1, 2, 3]), whole)).toBe(false);
    expect(containsUpdate(whole, new Uint8Array([1, 2, 3]))).toBe(false);
  });
});

/** What three devices that never meet hold after each write, and what somebody holds who was given some of it. */
function statesOf(writes: readonly { readonly device: number; readonly count: number }[]): Uint8Array[] {
  const docs = [0, 1, 2].map(() => new Y.Doc());
  const carrier = new Y.Doc();
  const states: Uint8Array[] = [];
  for (const { device, count } of writes) {
    const doc = docs[device]!;
    doc.getArray(`ev:${device}`).push(Array.from({ length: count }, () => states.length));
    states.push(Y.encodeStateAsUpdate(doc));
    if (states.length % 2 === 0) Y.applyUpdate(carrier, states.at(-1)!);
    states.push(Y.encodeStateAsUpdate(carrier));
  }
  return states;
}
