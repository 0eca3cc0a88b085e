import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readBytes, writeBytes } from './signed-bytes.ts';

const VERSION = 1;
/** Longest film: beyond it a file is the better way. */
export const MOST_FRAMES = 200;
/** Payload of a frame: with its head it fits a QR code of version 22 with low error correction, which a cheap camera still reads. */
export const FRAME_BYTES = 980;

/** A frame as it is read off a picture. */
export interface Frame {
  /** Same for all frames of one film: who shows another film is noticed. */
  readonly filmId: number;
  /** Below `count` a part as it is, from there on the sum (exclusive or) of several. */
  readonly index: number;
  readonly count: number;
  /** Bytes of the whole film. */
  readonly length: number;
  readonly payload: Uint8Array;
}

/**
 * Cuts bytes into pictures that can be shown over and over. The first `count` frames carry the parts themselves; every later one a sum of about half of
 * them, so that a viewer who has missed some needs about as many others, whichever they are, and not just those.
 */
export class Film {
  readonly filmId: number;
  readonly count: number;
  readonly #parts: readonly Uint8Array[];
  readonly #length: number;

  /**
   * @param filmId 32 random bits
   * @throws RangeError on more than `MOST_FRAMES` parts
   */
  constructor(bytes: Uint8Array, filmId: number, frameBytes = FRAME_BYTES) {
    const count = Math.max(1, Math.ceil(bytes.length / frameBytes));
    if (count > MOST_FRAMES) throw new RangeError('too long for a film');
    // Parts of one size, so that they can be summed; the last is filled with zeros.
    const size = Math.ceil(bytes.length / count);
    this.#parts = Array.from({ length: count }, (_, i) => {
      const part = new Uint8Array(size);
      part.set(bytes.subarray(i * size, (i + 1) * size));
      return part;
    });
    this.filmId = filmId >>> 0;
    this.count = count;
    this.#length = bytes.length;
  }

  /** The bytes of one picture. @param index from 0, without end */
  frame(index: number): Uint8Array {
    const payload = new Uint8Array(this.#parts[0]?.length ?? 0);
    for (const i of partsIn(index, this.count, this.filmId)) addTo(payload, this.#parts[i]!);
    return writeBytes((encoder) => {
      encoding.writeUint8(encoder, VERSION);
      encoding.writeUint32(encoder, this.filmId);
      encoding.writeVarUint(encoder, index);
      encoding.writeVarUint(encoder, this.count);
      encoding.writeVarUint(encoder, this.#length);
      encoding.writeVarUint8Array(encoder, payload);
    });
  }
}

/** Reads a picture's bytes; undefined for what is no frame. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  return readBytes(bytes, (decoder) => {
    if (decoding.readUint8(decoder) !== VERSION) return undefined;
    const frame = {
      filmId: decoding.readUint32(decoder),
      index: decoding.readVarUint(decoder),
      count: decoding.readVarUint(decoder),
      length: decoding.readVarUint(decoder),
      payload: decoding.readVarUint8Array(decoder),
    };
    const isSound =
      frame.count >= 1 && frame.count <= MOST_FRAMES && frame.payload.length === Math.ceil(frame.length / frame.count);
    return isSound ? frame : undefined;
  });
}

/** An equation over the parts: their sum is the payload. Parts are bits of a bigint. */
interface Sum {
  parts: bigint;
  readonly payload: Uint8Array;
}

/** Puts a film together from frames in any order, with any missing and any repeated. */
export class FilmViewer {
  #film: Pick<Frame, 'filmId' | 'count' | 'length'> | undefined;
  /** Reduced sums by their lowest part: Gauss, one frame at a time. */
  readonly #sums = new Map<number, Sum>();

  /** Of how many frames how many tell something new; 0 of 0 before the first. */
  get progress(): { readonly have: number; readonly count: number } {
    return { have: this.#sums.size, count: this.#film?.count ?? 0 };
  }

  /**
   * Takes a frame. Frames of another film begin anew: the other tablet shows something else now.
   * @returns the whole once it is known, else undefined
   */
  add(frame: Frame): Uint8Array | undefined {
    const { filmId, count, length } = frame;
    const film = this.#film;
    if (!film || film.filmId !== filmId || film.count !== count || film.length !== length) {
      this.#film = { filmId, count, length };
      this.#sums.clear();
    }
    const sum: Sum = { parts: 0n, payload: new Uint8Array(frame.payload) };
    for (const i of partsIn(frame.index, count, filmId)) sum.parts |= 1n << BigInt(i);
    this.#keep(sum);
    return this.#sums.size === count ? this.#solve() : undefined;
  }

  #keep(sum: Sum): void {
    while (sum.parts !== 0n) {
      const lowest = lowestPart(sum.parts);
      const known = this.#sums.get(lowest);
      if (!known) {
        this.#sums.set(lowest, sum);
        return;
      }
      sum.parts ^= known.parts;
      addTo(sum.payload, known.payload);
    }
  }

  #solve(): Uint8Array | undefined {
    const film = this.#film;
    if (!film) return undefined;
    const size = Math.ceil(film.length / film.count);
    const all = new Uint8Array(size * film.count);
    for (let i = film.count - 1; i >= 0; i--) {
      const sum = this.#sums.get(i)!;
      // Every part behind this one is known by itself already.
      for (let other = i + 1; other < film.count; other++) {
        if ((sum.parts >> BigInt(other)) & 1n) addTo(sum.payload, this.#sums.get(other)!.payload);
      }
      sum.parts = 1n << BigInt(i);
      all.set(sum.payload, i * size);
    }
    return all.subarray(0, film.length);
  }
}

/** Which parts a frame sums; both sides compute it, so that it need not be carried. */
function partsIn(index: number, count: number, filmId: number): number[] {
  if (index < count) return [index];
  let state = (filmId ^ Math.imul(index, 0x9e37_79b1)) >>> 0;
  const chosen: number[] = [];
  for (let i = 0; i < count; i++) {
    state = mix(state + 0x6d2b_79f5);
    if (state & 1) chosen.push(i);
  }
  return chosen.length > 0 ? chosen : [index % count];
}

/** A well-mixed 32-bit number of a 32-bit number (the finisher of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function addTo(target: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < target.length; i++) target[i]! ^= other[i] ?? 0;
}

function lowestPart(parts: bigint): number {
  let at = 0;
  for (let rest = parts; (rest & 1n) === 0n; rest >>= 1n) at += 1;
  return at;
}
