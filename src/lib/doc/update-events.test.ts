import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { craftUpdate } from '#tests/support/craft-update.ts';
import { findTuples, listTuples } from './carried-tuples.ts';
import { advanceHead, emptyHead, type CarriedTuple } from './document-head.ts';
import { readUpdate } from './update-events.ts';

/** What several clients do, one step after another; two clients share each device, as two tabs do. */
type Step =
  | { readonly kind: 'write'; readonly client: number; readonly tuples: number }
  | { readonly kind: 'sync'; readonly from: number; readonly to: number };

const CLIENTS = 4;
const client = fc.nat(CLIENTS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), client, tuples: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('sync' as const), from: client, to: client }),
);

/** Plays steps. @returns all updates that were made, in the order of making, and the document that has everything */
function play(steps: readonly Step[]): { updates: Uint8Array[]; all: Y.Doc } {
  const all = new Y.Doc();
  const updates: Uint8Array[] = [];
  const docs = Array.from({ length: CLIENTS }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 1 + i * 7;
    return doc;
  });
  let written = 0;
  for (const one of steps) {
    if (one.kind === 'sync') {
      Y.applyUpdate(docs[one.to]!, Y.encodeStateAsUpdate(docs[one.from]!));
      continue;
    }
    const doc = docs[one.client]!;
    const before = Y.encodeStateVector(doc);
    const tuples = Array.from({ length: one.tuples }, () => [`e${(written += 1)}`, { value: written / 3 }]);
    doc.getArray(`ev:tablet-${one.client % 2}`).push(tuples);
    const update = Y.encodeStateAsUpdate(doc, before);
    updates.push(update);
    Y.applyUpdate(all, update);
  }
  return { updates, all };
}

/** Offers updates in the given order; one with a gap goes to the end of the queue, as a device sends it again when asked. */
function readAll(updates: readonly Uint8Array[]) {
  const head = emptyHead();
  const tuples: CarriedTuple[] = [];
  const taken: Uint8Array[] = [];
  let queue = [...updates];
  for (let before = -1; queue.length !== before;) {
    before = queue.length;
    queue = queue.filter((update) => {
      const read = readUpdate(update, head);
      if (!read.ok && read.problem.code === 'update.gap') return true;
      if (!read.ok) throw new Error(read.problem.code);
      tuples.push(...read.value.tuples);
      advanceHead(head, read.value);
      taken.push(update);
      return false;
    });
  }
  return { head, tuples, taken, left: queue };
}

function rawsByDevice(doc: Y.Doc): Record<string, unknown[]> {
  return Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, sorted(doc.getArray(name).toArray())]));
}

function rawsOf(tuples: readonly CarriedTuple[]): Record<string, unknown[]> {
  const groups = Map.groupBy(tuples, (tuple) => `ev:${tuple.device}`);
  return Object.fromEntries([...groups].sort().map(([name, own]) => [name, sorted(own.map((tuple) => tuple.raw))]));
}

function sorted(raws: readonly unknown[]): unknown[] {
  return [...raws].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('reading updates without a document', () => {
  test('[E2] any order, repetition, merging and splitting gives the head and the tuples of a real document', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), cuts, (steps, randoms, groups) => {
        const { updates, all } = play(steps);
        const random = () => Number(randoms.next().value);
        const merged = groups.flatMap((start) => {
          const some = updates.slice(start % (updates.length + 1)).slice(0, 1 + (start % 4));
          return some.length > 1 ? [Y.mergeUpdates(some)] : [];
        });
        const split = updates.flatMap((update) => {
          const [first] = Y.decodeUpdate(update).structs;
          if (!first || first.length < 2) return [];
          return [Y.diffUpdate(update, Y.encodeStateVector(new Map([[first.id.client, first.id.clock + 1]])))];
        });
        const offered = [...updates, ...merged, ...split, ...updates.filter(() => random() % 3 === 0)]
          .map((update) => ({ update, order: random() }))
          .sort((a, b) => a.order - b.order)
          .map(({ update }) => update);
        const { head, tuples, taken, left } = readAll(offered);
        expect(left).toEqual([]);
        expect(head.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(all)));
        expect(rawsOf(tuples)).toEqual(rawsByDevice(all));
        expect(new Set(tuples.map((tuple) => `${tuple.client} ${tuple.clock}`)).size).toBe(tuples.length);
        // What was taken, in this order, is the document: nothing is left pending in it.
        const rebuilt = new Y.Doc();
        for (const update of taken) Y.applyUpdate(rebuilt, update);
        expect(rebuilt.store.pendingStructs).toBeNull();
        expect(rawsByDevice(rebuilt)).toEqual(rawsByDevice(all));
      }),
    );
  });

  test('[E2] one update with all of a document reads the same, however its clients follow each other', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const { all } = play(steps);
        const read = readUpdate(Y.encodeStateAsUpdate(all), emptyHead());
        expect(read.ok && rawsOf(read.value.tuples)).toEqual(rawsByDevice(all));
        expect(read.ok && read.value.repeats).toBe(false);
      }),
    );
  });

  test('[SY5] a gap is named with what is had and what is needed, and nothing is taken', () => {
    const doc = new Y.Doc();
    doc.getArray('ev:tablet-1').push([['e1'], ['e2']]);
    const before = Y.encodeStateVector(doc);
    doc.getArray('ev:tablet-1').push([['e3']]);
    const head = emptyHead();
    expect(readUpdate(Y.encodeStateAsUpdate(doc, before), head)).toEqual({
      ok: false,
      problem: { code: 'update.gap', client: doc.clientID, have: 0, needs: 2 },
    });
    expect(head).toEqual(emptyHead());
  });

  test('[SY5] merged updates with a hole between them are a gap', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const id of ['e1', 'e2', 'e3']) doc.getArray('ev:tablet-1').push([[id]]);
    const read = readUpdate(Y.mergeUpdates([updates[0]!, updates[2]!]), emptyHead());
    expect(read).toMatchObject({ ok: false, problem: { code: 'update.gap', have: 1, needs: 2 } });
  });

  test('[SY5] clients that follow each other in a circle are a gap, since they could never be joined', () => {
    const one = { client: 1, clock: 0, origin: { client: 2, clock: 0 } };
    const two = { client: 2, clock: 0, origin: { client: 1, clock: 0 } };
    expect(readUpdate(craftUpdate([[one], [two]]), emptyHead())).toMatchObject({
      ok: false,
      problem: { code: 'update.gap' },
    });
  });

  test('[E2] a long chain of clients, each behind the next, is read', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, i) => [
      i === length - 1 ? { client: i + 1, clock: 0 } : { client: i + 1, clock: 0, origin: { client: i + 2, clock: 0 } },
    ]);
    const read = readUpdate(craftUpdate(chain), emptyHead());
    expect(read.ok && read.value.tuples.length).toBe(length);
  });

  test('[E2] repetition is told, and does not count again', () => {
    const doc = new Y.Doc();
    doc.getArray('ev:tablet-1').push([['e1']]);
    const head = emptyHead();
    const first = readUpdate(Y.encodeStateAsUpdate(doc), head);
    if (first.ok) advanceHead(head, first.value);
    doc.getArray('ev:tablet-1').push([['e2']]);
    const second = readUpdate(Y.encodeStateAsUpdate(doc), head);
    expect(second).toMatchObject({ ok: true, value: { repeats: true, tuples: [{ clock: 1, raw: ['e2'] }] } });
  });
});

describe('updates that may not be stored', () => {
  const updateOf = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc);
  };
  const events = (doc: Y.Doc) => doc.getArray('ev:tablet-1');

  test.each<[string, Uint8Array, string]>([
    ['a map', updateOf((doc) => doc.getMap('ev:tablet-1').set('a', 1)), 'update.notAppend'],
    ['a text', updateOf((doc) => doc.getText('ev:tablet-1').insert(0, 'a')), 'update.notAppend'],
    ['a nested type', updateOf((doc) => events(doc).push([new Y.Array()])), 'update.notAppend'],
    ['a subdocument', updateOf((doc) => events(doc).push([new Y.Doc()])), 'update.notAppend'],
    ['bytes', updateOf((doc) => events(doc).push([new Uint8Array([1])])), 'update.notAppend'],
    ['a root of another name', updateOf((doc) => doc.getArray('people').push([['e1']])), 'update.foreignName'],
    ['a root without a device', updateOf((doc) => doc.getArray('ev:').push([['e1']])), 'update.foreignName'],
    [
      'an insertion before what is there',
      updateOf((doc) => (events(doc).push([['e2']]), events(doc).insert(0, [['e1']]))),
      'update.notAppend',
    ],
    [
      'a second array of one client',
      updateOf((doc) => (events(doc).push([['e1']]), doc.getArray('ev:b').push([['e2']]))),
      'update.foreignName',
    ],
    ['a deletion', updateOf((doc) => (events(doc).push([['e1'], ['e2']]), events(doc).delete(0, 1))), 'update.deletes'],
    [
      'one client in two places',
      craftUpdate([[{ client: 1, clock: 0 }], [{ client: 2, clock: 0 }], [{ client: 1, clock: 1 }]]),
      'update.unreadable',
    ],
    ['no bytes', new Uint8Array(), 'update.unreadable'],
  ])('[E2] %s is refused whole', (_, update, code) => {
    expect(readUpdate(update, emptyHead())).toMatchObject({ ok: false, problem: { code } });
  });

  test('[E2] a client that goes on in the array of another device is refused', () => {
    const doc = new Y.Doc();
    events(doc).push([['e1']]);
    const head = { clocks: new Map([[doc.clientID, 1]]), arrays: new Map([[doc.clientID, 'ev:tablet-2']]) };
    const before = Y.encodeStateVector(doc);
    events(doc).push([['e2']]);
    // It names only its predecessor, which lies in the other array: stored there, and nowhere else.
    expect(readUpdate(Y.encodeStateAsUpdate(doc, before), head)).toMatchObject({
      ok: true,
      value: { tuples: [{ device: 'tablet-2' }] },
    });
    const other = craftUpdate([[{ client: doc.clientID, clock: 1, array: 'ev:tablet-1' }]]);
    expect(readUpdate(other, head)).toMatchObject({ ok: false, problem: { code: 'update.foreignName' } });
  });

  test('[E2] truncated and random bytes are refused or empty, and never throw', () => {
    const doc = new Y.Doc();
    for (let i = 0; i < 5; i++) events(doc).push([[`e${i}`, { note: 'ü'.repeat(i) }]]);
    const whole = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < whole.length - 1; length++) {
      expect(readUpdate(whole.subarray(0, length), emptyHead()).ok).toBe(false);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readUpdate(bytes, emptyHead())));
    const spoiled = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(spoiled, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        readUpdate(bytes, emptyHead());
      }),
    );
  });
});

describe('tuples of stored updates', () => {
  test('[E2] are listed with device and position; a client without a name is left out, or makes the list incomplete', () => {
    const doc = new Y.Doc();
    doc.getArray('ev:tablet-1').push([['e1']]);
    const before = Y.encodeStateVector(doc);
    doc.getArray('ev:tablet-1').push([['e2']]);
    const update = Y.encodeStateAsUpdate(doc, before);
    const names = new Map([[doc.clientID, 'ev:tablet-1']]);
    const tuples = [{ client: doc.clientID, clock: 1, device: 'tablet-1', raw: ['e2'] }];
    expect(listTuples(update, names)).toEqual(tuples);
    expect(findTuples(update, names)).toEqual(tuples);
    expect(listTuples(update, new Map())).toEqual([]);
    expect(findTuples(update, new Map())).toBeUndefined();
  });
});
