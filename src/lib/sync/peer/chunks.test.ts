import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES, ChunkJoiner, cutChunks } from './chunks.ts';

test('messages of any size come out as they went in, one after the other', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: CHUNK_BYTES * 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const joiner = new ChunkJoiner();
      for (const length of lengths) {
        const message = new Uint8Array(length).fill(length % 251);
        const pieces = cutChunks(message);
        expect(pieces.every((piece) => piece.length <= CHUNK_BYTES + 1)).toBe(true);
        const joined = pieces.map((piece) => joiner.add(piece));
        expect(joined.slice(0, -1).every((one) => one === undefined)).toBe(true);
        expect(joined.at(-1)).toEqual(message);
      }
    }),
    { numRuns: 20 },
  );
});
