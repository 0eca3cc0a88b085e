import * as Y from 'yjs';
import type { CarriedTuple } from './document-head.ts';
import { deviceOfArray } from './event-arrays.ts';

/**
 * Lists the tuples of a stored update, which has been checked when it came.
 * @param arrays which array each client of the document writes, for structs that do not say; those of other clients are left out
 */
export function listTuples(update: Uint8Array, arrays: ReadonlyMap<number, string>): CarriedTuple[] {
  const tuples: CarriedTuple[] = [];
  collectTuples(update, arrays, tuples);
  return tuples;
}

/** As `listTuples`, but undefined where `arrays` lacks a client whose struct does not name its array. */
export function findTuples(update: Uint8Array, arrays: ReadonlyMap<number, string>): CarriedTuple[] | undefined {
  const tuples: CarriedTuple[] = [];
  return collectTuples(update, arrays, tuples) ? tuples : undefined;
}

function collectTuples(update: Uint8Array, arrays: ReadonlyMap<number, string>, tuples: CarriedTuple[]): boolean {
  let complete = true;
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const { client, clock } = struct.id;
    const parent: unknown = struct.parent;
    const device = deviceOfArray(typeof parent === 'string' ? parent : (arrays.get(client) ?? ''));
    if (device === undefined) complete = false;
    else
      struct.content.arr.forEach((raw: unknown, i: number) => tuples.push({ client, clock: clock + i, device, raw }));
  }
  return complete;
}
