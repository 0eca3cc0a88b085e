import * as fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MESSAGE, encodeChanged, readReceipt } from '#lib/sync/messages.ts';
import { frameMessage, framePresence, frameReceipt, frameStep1, frameStep2, frameUpdate } from './frames.ts';

/** Takes a frame apart as RFC 6455 lays it out, and reads its message's first number. */
function open(frame: Buffer): { kind: number; decoder: decoding.Decoder } {
  expect(frame[0]).toBe(0x82);
  const short = frame[1]!;
  const [start, length] =
    short === 127 ? [10, Number(frame.readBigUInt64BE(2))] : short === 126 ? [4, frame.readUInt16BE(2)] : [2, short];
  expect(frame.length - start).toBe(length);
  // The shortest of the three forms has to be used.
  expect(start).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  const decoder = decoding.createDecoder(new Uint8Array(frame.subarray(start)));
  return { kind: decoding.readVarUint(decoder), decoder };
}

describe('frames', () => {
  test.each([0, 1, 121, 122, 123, 124, 125, 127, 128, 300, 65_530, 65_535, 65_536, 70_000])(
    '[SY3] an update of %i bytes travels as it is, and lies in its own frame',
    (length) => {
      const update = new Uint8Array(length).map((_, i) => i % 251);
      const framed = frameUpdate(update);
      expect(new Uint8Array(framed.update)).toEqual(update);
      expect(framed.update.buffer).toBe(framed.frame.buffer);
      const { kind, decoder } = open(framed.frame);
      expect([kind, decoding.readVarUint(decoder)]).toEqual([MESSAGE.sync, 2]);
      expect(new Uint8Array(decoding.readVarUint8Array(decoder))).toEqual(update);
      expect(decoding.hasContent(decoder)).toBe(false);
    },
  );

  test('[SY1] sync steps and presence are messages of the stock protocol', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    for (const [part, frame] of [frameStep1(bytes), frameStep2(bytes)].entries()) {
      const { kind, decoder } = open(frame);
      expect([kind, decoding.readVarUint(decoder)]).toEqual([MESSAGE.sync, part]);
      expect(new Uint8Array(decoding.readVarUint8Array(decoder))).toEqual(bytes);
    }
    const { kind, decoder } = open(framePresence(bytes));
    expect(kind).toBe(MESSAGE.awareness);
    expect(new Uint8Array(decoding.readVarUint8Array(decoder))).toEqual(bytes);
  });

  test('[SY2] a receipt carries its clocks as a Yjs state vector', () => {
    const clocks = fc.array(fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(2 ** 40)), { maxLength: 40 });
    fc.assert(
      fc.property(clocks, (entries) => {
        const { kind, decoder } = open(frameReceipt(new Map(entries)));
        expect(kind).toBe(MESSAGE.receipt);
        expect(Y.decodeStateVector(readReceipt(decoder))).toEqual(new Map(entries));
      }),
    );
  });

  test('[SY8] a message that is laid out already is framed as it is', () => {
    const message = encodeChanged('register:melati');
    const { kind, decoder } = open(frameMessage(message));
    expect(kind).toBe(MESSAGE.changed);
    expect(decoding.readVarString(decoder)).toBe('register:melati');
  });
});
