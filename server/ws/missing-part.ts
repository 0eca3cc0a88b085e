import { diffUpdate } from 'yjs';
import { joinUpdates } from '#lib/doc/join-updates.ts';
import { covers, type Clocks } from './clocks.ts';
import { EMPTY_UPDATE } from './frames.ts';

/** Updates up to this size are joined with their neighbours, so that a client need not take hundreds one by one. */
const SMALL_BYTES = 4 * 1024;
/** As far as this; a longer frame holds up what stands behind it. */
const JOINED_BYTES = 64 * 1024;

/** An update with the clocks that it reaches. */
interface Reaching {
  readonly update: Uint8Array;
  readonly clocks: Clocks;
}

/**
 * Cuts a document's updates down to what a client lacks. Most are left out or taken as they are by their clocks alone; only those that the
 * client has in part are decoded.
 * @param updates in order, from `from` on; they may overlap
 * @param from clocks of the document before the first of them
 */
export function cutDown(
  updates: Iterable<Reaching>,
  from: Clocks,
  clocks: Clocks,
  stateVector: Uint8Array,
): Uint8Array[] {
  const before = new Map(from);
  const missing: Uint8Array[] = [];
  for (const { update, clocks: reached } of updates) {
    if (!covers(clocks, reached))
      missing.push(hasSomeOf(clocks, reached, before) ? diffUpdate(update, stateVector) : update);
    for (const [client, clock] of reached) before.set(client, clock);
  }
  return joinSmall(missing);
}

/** All of several updates in one; empty where there is none. */
export function joinAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length > 1) return joinUpdates(updates);
  return updates[0] ?? EMPTY_UPDATE;
}

/** True when a client with these clocks has a part of what lies between `before` and `reached`. */
function hasSomeOf(clocks: Clocks, reached: Clocks, before: Clocks): boolean {
  for (const client of reached.keys()) if ((clocks.get(client) ?? 0) > (before.get(client) ?? 0)) return true;
  return false;
}

function joinSmall(updates: readonly Uint8Array[]): Uint8Array[] {
  const joined: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  let bytes = 0;
  const flush = () => {
    if (small.length > 0) joined.push(joinAll(small));
    small = [];
    bytes = 0;
  };
  for (const update of updates) {
    const isSmall = update.length <= SMALL_BYTES;
    if (!isSmall || bytes + update.length > JOINED_BYTES) flush();
    if (isSmall) small.push(update);
    else joined.push(update);
    if (isSmall) bytes += update.length;
  }
  flush();
  return joined;
}
