import { listTuples } from '#lib/doc/carried-tuples.ts';
import { copyForks, findForks } from '#lib/doc/forks.ts';
import type { DeviceDatabase } from './database.ts';

/** A document in the midst of taking updates. */
export interface TakingDocument {
  readonly documentId: string;
  /** Which array each client writes. */
  readonly arrays: ReadonlyMap<number, string>;
  /** What it has just taken and not stored yet. */
  readonly fresh: readonly Uint8Array[];
}

/**
 * What must be written again, because an update says something else at places that this document has filled (events SPEC E13). Reads the document's
 * bytes, so it is asked only where an update repeats something; inside the transaction that stores it.
 * @returns updates to take behind everything else
 */
export async function keepBoth(
  { updates }: Pick<DeviceDatabase, 'updates'>,
  { documentId, arrays, fresh }: TakingDocument,
  repeating: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const stored = (await updates.where({ documentId }).sortBy('seq')).map(({ bytes }) => bytes);
  // What another tab has stored already, as it came.
  const others = repeating.filter((update) => !stored.some((one) => isSame(one, update)));
  if (others.length === 0) return [];
  const known = [...stored, ...fresh].flatMap((bytes) => listTuples(bytes, arrays));
  const forks = others.flatMap((update) => findForks(update, known, arrays));
  if (forks.length === 0) return [];
  const copies = copyForks(forks, known);
  return [...copies.given, ...copies.known];
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => other[i] === byte);
}
