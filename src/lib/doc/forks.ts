import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { arrayNameOf } from './array-name.ts';
import { listTuples } from './carried-tuples.ts';
import type { CarriedTuple, DocumentHead } from './document-head.ts';
import { listRanges } from './place-ranges.ts';

/** What somebody gives at a place where something else lies already: Yjs knows a place by client and clock alone, and would take the one for the other. */
export interface Fork {
  readonly given: CarriedTuple;
  /** Missing where the place is free, but of a number that somebody else has begun in another array. */
  readonly known?: CarriedTuple;
}

/** Head of a struct of plain values that names its root array (Yjs update format v1). */
const VALUES_IN_ROOT = 8;
const PARENT_IS_ROOT = 1;

/**
 * Where an update says something else than what lies at the same places (SPEC E13).
 * @param known tuples of the document; of several at one place the first lies there
 * @param arrays which array each client of the document writes
 */
export function findForks(
  update: Uint8Array,
  known: readonly CarriedTuple[],
  arrays: ReadonlyMap<number, string>,
): Fork[] {
  const byPlace = placesOf(known);
  const named = namedArrays(update, arrays);
  return listTuples(update, named).flatMap((given): Fork[] => {
    const there = byPlace.get(placeOf(given));
    if (there) return textOf(there) === textOf(given) ? [] : [{ given, known: there }];
    return (arrays.get(given.client) ?? named.get(given.client)) === named.get(given.client) ? [] : [{ given }];
  });
}

/**
 * An update without the clients whose number somebody else has begun in another array: what they carry lies at places that are not theirs here, and is
 * only to be copied (`findForks`). Undefined where there are none, or where a client merely goes over to another array, which no honest app does (E2).
 */
export function withoutTakenNumbers(update: Uint8Array, { clocks, arrays }: DocumentHead): Uint8Array | undefined {
  const named = namedArrays(update, arrays);
  const taken = listRanges(update).filter(
    ({ client, from }) => from < (clocks.get(client) ?? 0) && arrays.get(client) !== named.get(client),
  );
  if (taken.length === 0) return undefined;
  const reached = taken.map(({ client, to }) => [client, to] as const);
  return Y.diffUpdate(update, Y.encodeStateVector(new Map([...clocks, ...reached])));
}

/** Both sides of forks written once more, as updates, one for each array. */
export interface ForkCopies {
  readonly given: readonly Uint8Array[];
  readonly known: readonly Uint8Array[];
}

/**
 * Writes both sides of forks once more, each in the array that it was in, under clients that nobody can have foreseen: so both reach whoever holds either.
 * @param all everything that lies in the document; what lies in it at another place too is not written again
 */
export function copyForks(forks: readonly Fork[], all: readonly CarriedTuple[]): ForkCopies {
  const forked = new Set(forks.flatMap(({ known }) => (known ? [placeOf(known)] : [])));
  const there = new Set([...placesOf(all)].flatMap(([place, tuple]) => (forked.has(place) ? [] : [textOf(tuple)])));
  const lacking = (tuples: readonly CarriedTuple[]) =>
    new Map(tuples.map((tuple) => [textOf(tuple), tuple] as const).filter(([text]) => !there.has(text))).values();
  return {
    given: encodeAppends(lacking(forks.map(({ given }) => given))),
    known: encodeAppends(lacking(forks.flatMap(({ known }) => known ?? []))),
  };
}

function encodeAppends(tuples: Iterable<CarriedTuple>): Uint8Array[] {
  return [...Map.groupBy(tuples, ({ device }) => device)].map(([device, own]) =>
    encodeAppend(arrayNameOf(device), own),
  );
}

/** Clients' arrays as an update itself names them, which may be others than those that the document knows. */
function namedArrays(update: Uint8Array, arrays: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const named = new Map(arrays);
  for (const struct of Y.decodeUpdate(update).structs) {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : undefined;
    if (typeof parent === 'string') named.set(struct.id.client, parent);
  }
  return named;
}

/** By hand, since a document would write some values (bytes) as another kind of content than the one they came in. */
function encodeAppend(array: string, tuples: readonly CarriedTuple[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  // Yjs's own random number, as every document that is opened has one.
  encoding.writeVarUint(encoder, new Y.Doc().clientID);
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8(encoder, VALUES_IN_ROOT);
  encoding.writeVarUint(encoder, PARENT_IS_ROOT);
  encoding.writeVarString(encoder, array);
  encoding.writeVarUint(encoder, tuples.length);
  for (const { raw } of tuples) writeRaw(encoder, raw);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function placesOf(tuples: readonly CarriedTuple[]): Map<string, CarriedTuple> {
  const places = new Map<string, CarriedTuple>();
  for (const tuple of tuples) if (!places.has(placeOf(tuple))) places.set(placeOf(tuple), tuple);
  return places;
}

function placeOf({ client, clock }: CarriedTuple): string {
  return `${client} ${clock}`;
}

/** Array and value as text, a letter for each byte; the same for the same content. */
function textOf({ device, raw }: CarriedTuple): string {
  const encoder = encoding.createEncoder();
  writeRaw(encoder, raw);
  return `${device} ${new TextDecoder('latin1').decode(encoding.toUint8Array(encoder))}`;
}

function writeRaw(encoder: encoding.Encoder, raw: unknown): void {
  if (!isEncodable(raw)) throw new TypeError('was never in an update');
  encoding.writeAny(encoder, raw);
}

/** True for everything that can have been read from an update. */
function isEncodable(raw: unknown): raw is encoding.AnyEncodable {
  return typeof raw !== 'function' && typeof raw !== 'symbol';
}
