import * as Y from 'yjs';

/**
 * True when an update carries all that another one does: of each client at least from the same clock and up to the same clock, without a hole.
 * An update of which that cannot be said, because it has holes or cannot be read, contains nothing and is in nothing.
 */
export function containsUpdate(whole: Uint8Array, part: Uint8Array): boolean {
  const [wholeRanges, ranges] = [rangesOf(whole), rangesOf(part)];
  if (!wholeRanges || !ranges) return false;
  return [...ranges].every(([client, { from, to }]) => {
    const range = wholeRanges.get(client);
    return range !== undefined && range.from <= from && range.to >= to;
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** First and next clock of each client; undefined where there is a hole, or no update. */
function rangesOf(update: Uint8Array): Map<number, Range> | undefined {
  const ranges = new Map<number, Range>();
  try {
    for (const struct of Y.decodeUpdate(update).structs) {
      const { client, clock } = struct.id;
      const before = ranges.get(client);
      if (struct instanceof Y.Skip || (before && before.to !== clock)) return undefined;
      ranges.set(client, { from: before?.from ?? clock, to: clock + struct.length });
    }
  } catch {
    return undefined;
  }
  return ranges;
}
