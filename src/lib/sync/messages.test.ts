import * as fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  MESSAGE,
  encodeChanged,
  encodeQuestion,
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

  test('a question is what the stock protocol asks with', () => {
    const doc = new Y.Doc();
    doc.getArray('ev:a').push([1, 2]);
    const stock = encoding.createEncoder();
    encoding.writeVarUint(stock, MESSAGE.sync);
    writeSyncStep1(stock, doc);
    expect(encodeQuestion(Y.encodeStateVector(doc))).toEqual(encoding.toUint8Array(stock));
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
