import { ByteReader } from './byte-reader.ts';

const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;
const EMPTY = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';

/** Told of each whole frame; `message` stands at its first byte and is only valid during the call. */
export type OnFrame = (opcode: number, message: ByteReader) => void;

/** Cuts what a server sends after its answer to the upgrade into frames; bytes are copied only where a frame has not come whole. */
export class FrameStream {
  readonly #onFrame: OnFrame;
  readonly #onUpgraded: (status: number) => void;
  readonly #reader = new ByteReader();
  #rest: Buffer = EMPTY;
  #isUpgraded = false;

  constructor(onUpgraded: (status: number) => void, onFrame: OnFrame) {
    this.#onUpgraded = onUpgraded;
    this.#onFrame = onFrame;
  }

  /** Takes bytes that belong to somebody else after the call. */
  push(bytes: Uint8Array): void {
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const used = this.#cut(all, this.#isUpgraded ? 0 : this.#skipHead(all));
    this.#rest = used < all.length ? Buffer.from(all.subarray(used)) : EMPTY;
  }

  #skipHead(bytes: Uint8Array): number {
    const text = Buffer.from(bytes).toString('latin1');
    const end = text.indexOf(END_OF_HEAD);
    if (end < 0) return 0;
    this.#isUpgraded = true;
    this.#onUpgraded(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]));
    return end + END_OF_HEAD.length;
  }

  /** @returns where the first frame begins that is not whole */
  #cut(bytes: Uint8Array, from: number): number {
    if (!this.#isUpgraded) return 0;
    const reader = this.#reader;
    for (let at = from; ;) {
      if (bytes.length < at + 2) return at;
      reader.open(bytes, at, bytes.length);
      const opcode = reader.uint8() & 0x0f;
      const short = reader.uint8();
      if (bytes.length < at + (short === LENGTH_64_BITS ? 10 : short === LENGTH_16_BITS ? 4 : 2)) return at;
      const length = short === LENGTH_64_BITS ? reader.uint64() : short === LENGTH_16_BITS ? reader.uint16() : short;
      const next = reader.at + length;
      if (bytes.length < next) return at;
      reader.end = next;
      this.#onFrame(opcode, reader);
      at = next;
    }
  }
}
