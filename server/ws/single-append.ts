import * as decoding from 'lib0/decoding';
import type { CarriedTuple, DocumentHead, UpdateContent } from '#lib/doc/document-head.ts';
import { deviceOfArray } from '#lib/doc/event-arrays.ts';

/** Head of a struct of plain values behind an origin (Yjs update format v1). */
const VALUES_BEHIND_ORIGIN = 0x88;
/** Numbers of more bytes than this may be longer than what is safe. */
const MOST_NUMBER_BYTES = 7;
const DEEPEST = 16;
const NONE = -1;

/** Kinds of a value in lib0's encoding, by their first byte. */
const KIND = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  string: 119,
  record: 118,
  list: 117,
} as const;

/**
 * Reads what nearly every update is: the next events of one device, each of them behind the one before. Its values are walked over and
 * not made, for the way of an event needs its length and its array, and its content only where somebody asks (`raw`).
 * @returns what `readUpdate` would say of it; undefined for anything out of the ordinary, which is for `readUpdate` to judge
 */
export function readSingleAppend(update: Uint8Array, head: DocumentHead): UpdateContent | undefined {
  const reader = new Walker(update);
  if (reader.number() !== 1 || reader.number() !== 1) return undefined;
  const [client, clock] = [reader.number(), reader.number()];
  const array = head.arrays.get(client);
  if (array === undefined || clock < 1 || head.clocks.get(client) !== clock) return undefined;
  if (reader.byte() !== VALUES_BEHIND_ORIGIN) return undefined;
  if (reader.number() !== client || reader.number() !== clock - 1) return undefined;
  const device = deviceOfArray(array);
  const length = reader.number();
  if (device === undefined || length < 1) return undefined;
  const tuples: CarriedTuple[] = [];
  for (let i = 0; i < length; i++) {
    const at = reader.at;
    if (!reader.skipValue(0)) return undefined;
    tuples.push(new LazyTuple(client, clock + i, device, update, at));
  }
  // No deletes, and nothing behind them.
  if (reader.number() !== 0 || reader.at !== update.length) return undefined;
  return { tuples, clocks: new Map([[client, clock + length]]), arrays: new Map([[client, array]]), repeats: false };
}

/** A tuple that is made when it is looked at; the update must not change until then. */
class LazyTuple implements CarriedTuple {
  readonly client: number;
  readonly clock: number;
  readonly device: string;
  readonly #update: Uint8Array;
  readonly #at: number;

  constructor(client: number, clock: number, device: string, update: Uint8Array, at: number) {
    this.client = client;
    this.clock = clock;
    this.device = device;
    this.#update = update;
    this.#at = at;
  }

  get raw(): unknown {
    return decoding.readAny(decoding.createDecoder(this.#update.subarray(this.#at)));
  }
}

/** Walks over lib0's encoding; what it does not know or what is not whole is `NONE` or false. */
class Walker {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? NONE;
  }

  number(): number {
    let [value, unit] = [0, 1];
    for (let i = 0; i < MOST_NUMBER_BYTES; i++) {
      const byte = this.byte();
      if (byte === NONE) return NONE;
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
    return NONE;
  }

  skipValue(depth: number): boolean {
    switch (this.byte()) {
      case KIND.undefined:
      case KIND.null:
      case KIND.false:
      case KIND.true:
        return true;
      case KIND.integer:
        return this.number() !== NONE;
      case KIND.float32:
        return this.#skip(4);
      case KIND.float64:
        return this.#skip(8);
      case KIND.string:
        return this.#skipAscii();
      case KIND.list:
        return depth < DEEPEST && this.#skipParts(depth + 1, false);
      case KIND.record:
        return depth < DEEPEST && this.#skipParts(depth + 1, true);
      default:
        return false;
    }
  }

  #skipParts(depth: number, haveNames: boolean): boolean {
    const parts = this.number();
    if (parts === NONE) return false;
    for (let left = parts; left > 0; left--) {
      if (haveNames && !this.#skipAscii()) return false;
      if (!this.skipValue(depth)) return false;
    }
    return true;
  }

  /** Any other text may be no text at all, which whoever decodes it has to find out. */
  #skipAscii(): boolean {
    const length = this.number();
    const end = this.at + length;
    if (length === NONE || end > this.#bytes.length) return false;
    for (; this.at < end; this.at++) if ((this.#bytes[this.at] ?? 0x80) >= 0x80) return false;
    return true;
  }

  #skip(bytes: number): boolean {
    this.at += bytes;
    return this.at <= this.#bytes.length;
  }
}
