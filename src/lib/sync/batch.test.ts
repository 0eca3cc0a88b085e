import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_BATCH_DOCUMENTS,
  decodeAnswers,
  decodeAsks,
  encodeAnswers,
  encodeAsks,
  type BatchAnswer,
  type BatchAsk,
} from './batch.ts';

const ask: fc.Arbitrary<BatchAsk> = fc.record({
  documentId: fc.string(),
  stateVector: fc.uint8Array(),
  update: fc.uint8Array(),
});
const answer: fc.Arbitrary<BatchAnswer> = fc.record({
  documentId: fc.string(),
  update: fc.uint8Array(),
  receipt: fc.uint8Array(),
  refusal: fc.string(),
});

/** Views into the message, as plain byte arrays that can be compared. */
function plain<T extends object>(items: readonly T[] | undefined): unknown {
  return items?.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]),
    ),
  );
}

describe('batch catch-up', () => {
  test('[SY4] asks and answers are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(ask), fc.array(answer), (asks, answers) => {
        expect(plain(decodeAsks(encodeAsks(asks)))).toEqual(plain(asks));
        expect(plain(decodeAnswers(encodeAnswers(answers)))).toEqual(plain(answers));
      }),
    );
  });

  test('[SY4] truncated bytes, bytes too many and random bytes are undefined and never throw', () => {
    const bytes = encodeAsks([
      { documentId: 'register:m', stateVector: new Uint8Array([1]), update: new Uint8Array(9) },
    ]);
    for (let length = 0; length < bytes.length; length++) expect(decodeAsks(bytes.subarray(0, length))).toBeUndefined();
    expect(decodeAsks(new Uint8Array([...bytes, 0]))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (random) => void [decodeAsks(random), decodeAnswers(random)]));
  });

  test('[SY4] more documents than a request may carry, or another version, are no request', () => {
    const one = { documentId: 'register:m', stateVector: new Uint8Array(), update: new Uint8Array() };
    const most = Array.from({ length: MAX_BATCH_DOCUMENTS }, () => one);
    expect(decodeAsks(encodeAsks(most))).toHaveLength(MAX_BATCH_DOCUMENTS);
    expect(decodeAsks(encodeAsks([...most, one]))).toBeUndefined();
    const other = encodeAsks([one]);
    other[0] = 2;
    expect(decodeAsks(other)).toBeUndefined();
  });
});
