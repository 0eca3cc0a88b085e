import * as fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import {
  MESSAGE,
  encodeChanged,
  encodeReceipt,
  encodeRefused,
  readChanged,
  readReceipt,
  readRefused,
} from './messages.ts';

/** Reads the kind, then hands over the rest. */
function open(message: Uint8Array): { kind: number; decoder: decoding.Decoder } {
  const decoder = decoding.createDecoder(message);
  return { kind: decoding.readVarUint(decoder), decoder };
}

describe('messages of the socket', () => {
  test('[SY2] a receipt brings its state vector', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (stateVector) => {
        const { kind, decoder } = open(encodeReceipt(stateVector));
        expect(kind).toBe(MESSAGE.receipt);
        expect(new Uint8Array(readReceipt(decoder))).toEqual(stateVector);
        expect(decoding.hasContent(decoder)).toBe(false);
      }),
    );
  });

  test('[SY8] a hint brings the name of a document', () => {
    const { kind, decoder } = open(encodeChanged('session:melati:2026-08-07'));
    expect(kind).toBe(MESSAGE.changed);
    expect(readChanged(decoder)).toBe('session:melati:2026-08-07');
  });

  test('[SY6] a refusal brings its code and its numbers', () => {
    // lib0 reads an object by assigning its keys, and this one would not be assigned.
    const key = fc.string().filter((text) => text !== '__proto__');
    const detail = fc.dictionary(key, fc.oneof(fc.string(), fc.integer()), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.string(), detail, (code, detail) => {
        const { kind, decoder } = open(encodeRefused({ code, detail }));
        expect(kind).toBe(MESSAGE.refused);
        expect(readRefused(decoder)).toEqual({ code, detail });
      }),
    );
  });

  test('[SY1] the kinds that are ours lie above those that a stock client knows', () => {
    const ours = [encodeReceipt(new Uint8Array()), encodeChanged('x'), encodeRefused({ code: 'x', detail: {} })];
    for (const message of ours) expect(open(message).kind).toBeGreaterThan(MESSAGE.queryAwareness);
  });
});
