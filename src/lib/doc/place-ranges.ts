import * as Y from 'yjs';
import type { Position } from './document-head.ts';

/** A stretch of one client's places, without a hole: from `from` up to and without `to`. */
export interface PlaceRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** The places that an update carries something for. @throws on bytes that are no update */
export function listRanges(update: Uint8Array): PlaceRange[] {
  const { structs } = Y.decodeUpdate(update);
  const carried = structs.filter((struct) => !(struct instanceof Y.Skip));
  return joinRanges(carried.map(({ id: { client, clock }, length }) => ({ client, from: clock, to: clock + length })));
}

/** The places of tuples that lie behind each other, client by client. */
export function rangesOf(places: readonly Position[]): PlaceRange[] {
  return joinRanges(places.map(({ client, clock }) => ({ client, from: clock, to: clock + 1 })));
}

/** Everything that a state vector covers. */
export function rangesOfClocks(clocks: Iterable<readonly [client: number, clock: number]>): PlaceRange[] {
  return [...clocks].map(([client, to]) => ({ client, from: 0, to }));
}

/** What of the ranges lies below these clocks. */
export function clipRanges(ranges: readonly PlaceRange[], clocks: ReadonlyMap<number, number>): PlaceRange[] {
  return ranges.flatMap(({ client, from, to }) => {
    const end = Math.min(to, clocks.get(client) ?? 0);
    return end > from ? [{ client, from, to: end }] : [];
  });
}

/** True for a place that one of the ranges holds. */
export function isInRanges(ranges: readonly PlaceRange[], { client, clock }: Position): boolean {
  return ranges.some((range) => range.client === client && range.from <= clock && clock < range.to);
}

/** Ranges of which neighbours of the same client are made one. */
export function joinRanges(ranges: readonly PlaceRange[]): PlaceRange[] {
  const joined: PlaceRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.client - b.client || a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.client !== range.client || range.from > last.to) joined.push(range);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, range.to) };
  }
  return joined;
}
