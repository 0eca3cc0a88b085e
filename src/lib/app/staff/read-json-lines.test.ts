import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonLines } from './read-json-lines.ts';

function streamOf(chunks: readonly Uint8Array[], oncancel = () => {}): ReadableStream<Uint8Array> {
  const queue = [...chunks];
  return new ReadableStream({
    pull: (controller) => {
      const next = queue.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
    cancel: oncancel,
  });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of readJsonLines(stream)) values.push(value);
  return values;
}

test('values come out the same however the stream is cut', async () => {
  const values = [{ progress: { file: 'sasaran é 😀.csv', done: 1, total: 2 } }, { run: 'r1' }];
  const bytes = new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length })), async (cuts) => {
      const edges = [0, ...cuts.toSorted((one, other) => one - other), bytes.length];
      const chunks = edges.slice(1).map((end, at) => bytes.slice(edges[at], end));
      expect(await collect(streamOf(chunks.filter((chunk) => chunk.length > 0)))).toEqual(values);
    }),
  );
});

test('a last line without its end counts, empty lines do not, a broken one is null', async () => {
  const bytes = new TextEncoder().encode('{"a":1}\n\n{"b":\n{"c":3}');
  expect(await collect(streamOf([bytes]))).toEqual([{ a: 1 }, null, { c: 3 }]);
});

test('who stops listening cancels the stream', async () => {
  let cancelled = false;
  const endless = Array.from({ length: 50 }, () => new TextEncoder().encode('1\n2\n'));
  for await (const value of readJsonLines(streamOf(endless, () => (cancelled = true)))) {
    expect(value).toBe(1);
    break;
  }
  expect(cancelled).toBe(true);
});
