import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { readSingleAppend } from './single-append.ts';

const CLIENT = 7;

/** The update of what is pushed behind `known` values of the same client, and the head before it. */
function makePush(known: number, values: readonly unknown[]): { update: Uint8Array; head: DocumentHead } {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const array = doc.getArray('ev:tablet-1');
  array.push(Array.from({ length: known }, (_, i) => i));
  const before = Y.encodeStateVector(doc);
  array.push([...values]);
  return {
    update: Y.encodeStateAsUpdate(doc, before),
    head: { clocks: new Map([[CLIENT, known]]), arrays: new Map([[CLIENT, 'ev:tablet-1']]) },
  };
}

const value = fc.jsonValue({ maxDepth: 3 });
const values = fc.array(value, { minLength: 1, maxLength: 3 });

test('[E2] the next events of one device read as the full reader reads them', () => {
  const data = { weightKg: 9.5, hasBook: true, note: null, topics: ['feeding'], at: 1_786_000_000_000, less: -3.25 };
  const { update, head } = makePush(3, [['id', 'measurement', 1, 'person', data]]);
  const content = readSingleAppend(update, head);
  expect(content && { ...content, tuples: content.tuples.map(plain) }).toEqual(fullReading(update, head));
  expect(content?.tuples).toHaveLength(1);
});

test('[E2] whatever it reads, the full reader reads the same', () => {
  fc.assert(
    fc.property(fc.nat(3), values, fc.nat(3), (known, pushed, have) => {
      const { update, head } = makePush(known, pushed);
      head.clocks.set(CLIENT, have);
      isEitherNothingOrTheSame(update, head);
    }),
  );
});

test('[SY6] bytes that are wrong anywhere are left to the full reader, or read as it reads them', () => {
  fc.assert(
    fc.property(values, fc.nat(), fc.nat(255), fc.nat(), (pushed, place, byte, cut) => {
      const { update, head } = makePush(2, pushed);
      const wrong = update.slice(0, cut % 5 === 0 ? cut % update.length : update.length);
      if (wrong.length > 0) wrong[place % wrong.length] = byte;
      isEitherNothingOrTheSame(wrong, head);
    }),
    { numRuns: 2_000 },
  );
});

function isEitherNothingOrTheSame(update: Uint8Array, head: DocumentHead): void {
  const content = readSingleAppend(update, head);
  if (content) expect({ ...content, tuples: content.tuples.map(plain) }).toEqual(fullReading(update, head));
}

function fullReading(update: Uint8Array, head: DocumentHead): unknown {
  const read = readUpdate(update, head);
  if (!read.ok) return read.problem;
  const { tuples, clocks, arrays, repeats } = read.value;
  return { tuples: tuples.map(plain), clocks, arrays, repeats };
}

function plain({ client, clock, device, raw }: { client: number; clock: number; device: string; raw: unknown }) {
  return { client, clock, device, raw };
}
