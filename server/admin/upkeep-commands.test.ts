import { expect, test } from 'vitest';
import { rebuildTelling } from './upkeep-commands.ts';

test('a rebuild says every few seconds how far it is, and nothing once it is done', async () => {
  let now = 0;
  let listener = (_changed: ReadonlySet<string>): void => undefined;
  const projection = {
    seenSeq: 0,
    onChanged: (heard: typeof listener) => {
      listener = heard;
      return () => (listener = () => undefined);
    },
    rebuild: async () => {
      for (const seq of [100, 200, 300, 300]) {
        now += 3_000;
        projection.seenSeq = seq;
        listener(new Set(['P1']));
      }
    },
  };
  const said: string[] = [];
  const rooms = { now: () => now, log: { lastSeq: async () => 300 } };
  await rebuildTelling({ projection, rooms }, (line) => said.push(line));
  now += 60_000;
  listener(new Set(['P1']));
  expect(said).toEqual(['entry 200 of 300', 'all entries are read; the numbers are counted']);
});
