import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyHead } from '#lib/doc/document-head.ts';
import { applyMoves, encodeMoves } from './moves.ts';

const client = fc.maxSafeNat();
const moves = fc
  .array(fc.tuple(client, fc.maxSafeNat(), fc.string({ unit: 'grapheme' })), { maxLength: 5 })
  .map((entries) => ({
    clocks: new Map(entries.map(([client, clock]) => [client, clock])),
    arrays: new Map(entries.map(([client, , array]) => [client, array])),
  }));

test('[ST3] what an update moves on is read back as it was written', () => {
  fc.assert(
    fc.property(moves, (moves) => {
      const head = emptyHead();
      applyMoves(head, encodeMoves(moves));
      expect(head).toEqual(moves);
    }),
  );
});

test('[ST5] moves never take a clock back', () => {
  const head = emptyHead();
  for (const clock of [3, 9, 5]) {
    applyMoves(head, encodeMoves({ clocks: new Map([[7, clock]]), arrays: new Map([[7, 'ev:tablet-1']]) }));
  }
  expect(head.clocks).toEqual(new Map([[7, 9]]));
});
