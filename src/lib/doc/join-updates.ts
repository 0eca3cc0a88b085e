import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Numbers of Yjs's update format v1. */
const CONTENT_ANY = 8;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const PARENT_IS_ROOT = 1;

/** Consecutive values of one client, each behind the one before; how Yjs itself keeps them once they are in a document. */
interface Run {
  readonly clock: number;
  readonly origin: Y.ID | null;
  /** Root array, where there is no origin that says it. */
  readonly array: string;
  readonly values: encoding.AnyEncodable[];
}

/**
 * Joins updates that only append events (SPEC E2) into one that says the same, in the time of reading and writing them once. `Y.mergeUpdates`
 * keeps each small update as a struct of its own, and its time grows with the square of their number.
 * @param updates in an order in which they apply; repetitions and overlaps count once
 * @throws on anything but appends: such an update is never stored
 */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const byClient = new Map<number, Run[]>();
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Skip) continue;
      const runs = byClient.get(struct.id.client) ?? [];
      byClient.set(struct.id.client, runs);
      add(runs, struct);
    }
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  // The order of clients is free; Yjs itself writes the larger first.
  for (const [client, runs] of [...byClient].sort(([a], [b]) => b - a)) writeClient(encoder, client, runs);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function add(runs: Run[], struct: Y.Item | Y.GC): void {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) throw new Error('not an append');
  const { client, clock } = struct.id;
  const last = runs.at(-1);
  const next = last ? last.clock + last.values.length : clock;
  const known = Math.max(0, next - clock);
  if (known >= struct.length) return;
  const values: encoding.AnyEncodable[] = struct.content.arr.slice(known);
  const continues = known > 0 || (struct.origin?.client === client && struct.origin.clock === clock - 1);
  if (last && continues && clock <= next) {
    for (const value of values) last.values.push(value);
    return;
  }
  const parent: unknown = struct.parent;
  runs.push({ clock, origin: struct.origin, array: typeof parent === 'string' ? parent : '', values });
}

function writeClient(encoder: encoding.Encoder, client: number, runs: readonly Run[]): void {
  const [first] = runs;
  if (!first) return;
  let holes = 0;
  let next = first.clock;
  for (const run of runs) {
    if (run.clock > next) holes += 1;
    next = run.clock + run.values.length;
  }
  encoding.writeVarUint(encoder, runs.length + holes);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, first.clock);
  next = first.clock;
  for (const run of runs) {
    if (run.clock > next) writeSkip(encoder, run.clock - next);
    writeRun(encoder, run);
    next = run.clock + run.values.length;
  }
}

/** Says that so many values of the client are not in this update. */
function writeSkip(encoder: encoding.Encoder, length: number): void {
  encoding.writeUint8(encoder, SKIP);
  encoding.writeVarUint(encoder, length);
}

function writeRun(encoder: encoding.Encoder, { origin, array, values }: Run): void {
  encoding.writeUint8(encoder, origin ? CONTENT_ANY | HAS_ORIGIN : CONTENT_ANY);
  if (origin) {
    encoding.writeVarUint(encoder, origin.client);
    encoding.writeVarUint(encoder, origin.clock);
  } else {
    encoding.writeVarUint(encoder, PARENT_IS_ROOT);
    encoding.writeVarString(encoder, array);
  }
  encoding.writeVarUint(encoder, values.length);
  for (const value of values) encoding.writeAny(encoder, value);
}
