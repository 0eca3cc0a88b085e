import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { listTuples } from './carried-tuples.ts';
import { advanceHead, emptyHead, type CarriedTuple } from './document-head.ts';
import { copyForks, findForks, type ForkCopies } from './forks.ts';
import { readUpdate } from './update-events.ts';

const SRI = 4_711;

/** What a client writes into an array, as one update. */
function write(client: number, array: string, ...values: readonly unknown[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getArray(array).push([...values]);
  return Y.encodeStateAsUpdate(doc);
}

/** A document that took updates in their order. */
function documentOf(...updates: readonly Uint8Array[]) {
  const head = emptyHead();
  const tuples: CarriedTuple[] = [];
  for (const update of updates) {
    const read = readUpdate(update, head);
    if (!read.ok) throw new Error(read.problem.code);
    advanceHead(head, read.value);
    tuples.push(...read.value.tuples);
  }
  return { head, tuples };
}

/** What lies in the arrays once both sides of the forks have been written again. */
function contentAfter(document: ReturnType<typeof documentOf>, given: Uint8Array): string[] {
  const forks = findForks(given, document.tuples, document.head.arrays);
  const copies = all(copyForks(forks, document.tuples));
  const tuples = [...document.tuples, ...copies.flatMap((copy) => listTuples(copy, namesOf(copy)))];
  return tuples.map(({ device, raw }) => `${device} ${JSON.stringify(raw)}`).toSorted();
}

function all({ given, known }: ForkCopies): Uint8Array[] {
  return [...given, ...known];
}

function namesOf(update: Uint8Array): ReadonlyMap<number, string> {
  const read = readUpdate(update, emptyHead());
  if (!read.ok) throw new Error(read.problem.code);
  return read.value.arrays;
}

describe('[E13] two different things at one place', () => {
  test('the same at the same place is no fork, however it is cut', () => {
    const whole = write(SRI, 'ev:dv_sri', ['a', 1], ['b', 2]);
    const { head, tuples } = documentOf(write(SRI, 'ev:dv_sri', ['a', 1]), whole);
    expect(findForks(whole, tuples, head.arrays)).toEqual([]);
    expect(findForks(Y.diffUpdate(whole, Y.encodeStateVector(new Map([[SRI, 1]]))), tuples, head.arrays)).toEqual([]);
  });

  test('both are written again, each in its array', () => {
    const document = documentOf(write(SRI, 'ev:dv_sri', ['forged', 9.9]));
    expect(contentAfter(document, write(SRI, 'ev:dv_sri', ['true', 8.4]))).toEqual([
      'dv_sri ["forged",9.9]',
      'dv_sri ["forged",9.9]',
      'dv_sri ["true",8.4]',
    ]);
  });

  test('the same value in the array of somebody else is another thing', () => {
    const document = documentOf(write(SRI, 'ev:dv_other', ['true', 8.4]));
    expect(contentAfter(document, write(SRI, 'ev:dv_sri', ['true', 8.4]))).toContain('dv_sri ["true",8.4]');
  });

  test('what lies at another place too is not written again, however often it is given', () => {
    const [forged, own] = [write(SRI, 'ev:dv_sri', ['forged']), write(SRI, 'ev:dv_sri', ['true'])];
    const before = documentOf(forged);
    const copies = all(copyForks(findForks(own, before.tuples, before.head.arrays), before.tuples));
    const { head, tuples } = documentOf(forged, ...copies);
    const again = findForks(own, tuples, head.arrays);
    expect(again).toHaveLength(1);
    expect(all(copyForks(again, tuples))).toEqual([]);
  });

  test('values of every kind come through as they were', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.array(fc.integer()),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.boolean(), { noNullPrototype: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const document = documentOf(write(SRI, 'ev:dv_sri', ...values.map(() => 'forged')));
        const copies = copyForks(
          findForks(write(SRI, 'ev:dv_sri', ...values), document.tuples, document.head.arrays),
          document.tuples,
        );
        const raws = all(copies).flatMap((copy) => listTuples(copy, namesOf(copy)).map(({ raw }) => raw));
        for (const one of values) if (one !== 'forged') expect(raws).toContainEqual(one);
      }),
    );
  });
});
