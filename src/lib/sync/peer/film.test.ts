import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Film, FilmViewer, FRAME_BYTES, MOST_FRAMES, readFrame } from './film.ts';

const bytes = fc.uint8Array({ maxLength: 30_000 });
const filmId = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function show(film: Film, indices: readonly number[]): Uint8Array | undefined {
  const viewer = new FilmViewer();
  let seen: Uint8Array | undefined;
  for (const index of indices) {
    const frame = readFrame(film.frame(index));
    if (frame) seen = viewer.add(frame) ?? seen;
  }
  return seen;
}

test('[PE7] frames in any order and repetition give back what was cut', () => {
  fc.assert(
    fc.property(bytes, filmId, fc.infiniteStream(fc.nat()), (content, id, picks) => {
      const film = new Film(content, id);
      const order = Array.from({ length: film.count }, (_, i) => i).sort(() => (Number(picks.next().value) % 3) - 1);
      expect(show(film, [...order, ...order])).toEqual(content);
    }),
    { numRuns: 60 },
  );
});

test('[PE7] a viewer who misses a third of the pictures needs only a few more than were missed, whichever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12_000, maxLength: 24_000 }), filmId, fc.nat(2), (content, id, phase) => {
      const film = new Film(content, id);
      const seen = Array.from({ length: film.count * 4 }, (_, i) => i).filter((i) => i % 3 !== phase);
      const viewer = new FilmViewer();
      const needed = seen.findIndex((index) => viewer.add(readFrame(film.frame(index))!) !== undefined) + 1;
      expect(needed).toBeGreaterThanOrEqual(film.count);
      expect(needed).toBeLessThanOrEqual(film.count + 12);
    }),
    { numRuns: 60 },
  );
});

test('a film begins anew when another one is shown', () => {
  const viewer = new FilmViewer();
  const one = new Film(new Uint8Array(3_000).fill(1), 1);
  const two = new Film(new Uint8Array(900).fill(2), 2);
  viewer.add(readFrame(one.frame(0))!);
  expect(viewer.add(readFrame(two.frame(0))!)).toEqual(new Uint8Array(900).fill(2));
});

test('a day of 24 kB takes no more than 25 pictures, each of them a readable code', () => {
  const film = new Film(new Uint8Array(24_000), 7);
  expect(film.count).toBeLessThanOrEqual(25);
  // A QR code of version 22 with low error correction holds 1,003 bytes.
  expect(film.frame(0).length).toBeLessThanOrEqual(1_003);
  expect(film.frame(190).length).toBeLessThanOrEqual(1_003);
});

test('what is no frame is none, and too much is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
      expect(() => readFrame(noise)).not.toThrow();
    }),
  );
  const film = new Film(new Uint8Array(2_000), 3);
  expect(readFrame(film.frame(0).subarray(0, 40))).toBeUndefined();
  expect(() => new Film(new Uint8Array(FRAME_BYTES * MOST_FRAMES + 1), 1)).toThrow(RangeError);
});
