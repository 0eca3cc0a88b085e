import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCode, readCode } from './code-bytes.ts';

const SCALE = 4;

/** Paints a drawn code as a camera would see it: white, with dark squares. */
function paint({ size, path }: { readonly size: number; readonly path: string }): ImageData {
  const width = size * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
    for (let dy = 0; dy < SCALE; dy++) {
      const from = ((Number(y) * SCALE + dy) * width + Number(x) * SCALE) * 4;
      for (let i = 0; i < SCALE * 4; i++) if (i % 4 !== 3) data[from + i] = 0;
    }
  }
  return { data, width, height: width, colorSpace: 'srgb' } as ImageData;
}

test('bytes of every value and of a full frame are read off their picture', async () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(await readCode(paint(await drawCode(all)))).toEqual(all);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 1_000 }), async (bytes) => {
      expect(await readCode(paint(await drawCode(bytes)))).toEqual(bytes);
    }),
    { numRuns: 10 },
  );
});

test('a picture without a code gives none', async () => {
  const blank = { data: new Uint8ClampedArray(64 * 64 * 4).fill(255), width: 64, height: 64, colorSpace: 'srgb' };
  expect(await readCode(blank as ImageData)).toBeUndefined();
});
