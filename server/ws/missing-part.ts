import { diffUpdate, mergeUpdates } from 'yjs';
import { EMPTY_UPDATE } from './frames.ts';
import type { Clocks } from './clocks.ts';

/** Updates up to this size are joined with their neighbours, so that a client need not take hundreds one by one. */
const SMALL_BYTES = 4 * 1024;
/** Joining costs more than in proportion to how many are joined at once. */
const JOIN_AT_ONCE = 64;

/**
 * Cuts stored updates down to what a client lacks, in order. A client that has nothing gets large ones as they are stored:
 * no decoding, no copy.
 */
export function cutDown(updates: readonly Uint8Array[], clocks: Clocks, stateVector: Uint8Array): Uint8Array[] {
  if (clocks.size === 0) return joinSmall(updates);
  return joinSmall(updates.map((update) => diffUpdate(update, stateVector)).filter(hasContent));
}

/** All of several updates in one; empty where there is none. */
export function joinAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length > 1) return mergeUpdates([...updates]);
  return updates[0] ?? EMPTY_UPDATE;
}

function joinSmall(updates: readonly Uint8Array[]): Uint8Array[] {
  const joined: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const flush = () => {
    if (small.length > 0) joined.push(joinAll(small));
    small = [];
  };
  for (const update of updates) {
    if (update.length > SMALL_BYTES || small.length === JOIN_AT_ONCE) flush();
    if (update.length > SMALL_BYTES) joined.push(update);
    else small.push(update);
  }
  flush();
  return joined;
}

function hasContent(update: Uint8Array): boolean {
  return update.length > EMPTY_UPDATE.length;
}
