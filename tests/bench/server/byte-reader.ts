/** Reads numbers out of bytes that are not its own, without making anything: one reader serves thousands of sockets. */
export class ByteReader {
  at = 0;
  end = 0;
  #bytes: Uint8Array = new Uint8Array();

  /** Turns to these bytes, from `at` to before `end`. */
  open(bytes: Uint8Array, at: number, end: number): this {
    this.#bytes = bytes;
    this.at = at;
    this.end = end;
    return this;
  }

  uint8(): number {
    return this.#bytes[this.at++] ?? 0;
  }

  uint16(): number {
    return this.uint8() * 0x100 + this.uint8();
  }

  uint64(): number {
    return ((this.uint16() * 0x10000 + this.uint16()) * 0x10000 + this.uint16()) * 0x10000 + this.uint16();
  }

  /** A number as lib0 writes it: seven bits a byte, the lowest first. */
  varUint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.uint8();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  /** What is left, as a view. */
  rest(): Uint8Array {
    return this.#bytes.subarray(this.at, this.end);
  }
}
