/** A data channel takes messages of this size from every browser. */
export const CHUNK_BYTES = 60_000;
const MORE = 1;
const LAST = 0;
/** A year of a Posyandu is a tenth of this. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Cuts a message so that a data channel takes it: each piece says whether more follow. */
export function cutChunks(message: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < message.length; at += CHUNK_BYTES) {
    const part = message.subarray(at, at + CHUNK_BYTES);
    const piece = new Uint8Array(part.length + 1);
    piece[0] = at + CHUNK_BYTES < message.length ? MORE : LAST;
    piece.set(part, 1);
    pieces.push(piece);
  }
  return pieces;
}

/** Puts pieces together in the order in which the channel brings them. */
export class ChunkJoiner {
  #parts: Uint8Array[] = [];
  #length = 0;

  /** @returns the message once it is whole. @throws RangeError on one that does not end */
  add(piece: Uint8Array): Uint8Array | undefined {
    const part = piece.subarray(1);
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length > MOST_BYTES) throw new RangeError('message too long');
    if (piece[0] === MORE) return undefined;
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const one of this.#parts) {
      whole.set(one, at);
      at += one.length;
    }
    this.#parts = [];
    this.#length = 0;
    return whole;
  }
}
