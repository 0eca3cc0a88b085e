import { joinRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';

/**
 * Holds the receipts of one connection back until its server has looked at everything that was not proven before (SPEC SY15): a receipt that is noted
 * earlier would cover places at which the server has something else, and they would not be given again.
 */
export class ProofWait {
  #state: 'plain' | 'reading' | 'awaiting' | 'proven' = 'plain';
  #awaited: readonly PlaceRange[] = [];
  #proven: readonly PlaceRange[] = [];
  #held: Uint8Array | undefined;

  /** True for a server that gives no proofs: its receipts are all it says. */
  get isPlain(): boolean {
    return this.#state === 'plain';
  }

  /** The server gives proofs; what it is to prove is being read. */
  begin(): void {
    this.#state = 'reading';
  }

  /** It has been given these. @returns the receipt to note now */
  await(ranges: readonly PlaceRange[]): Uint8Array | undefined {
    this.#awaited = ranges;
    this.#state = 'awaiting';
    return this.#release();
  }

  /** It has proven these. @returns the receipt to note now */
  prove(ranges: readonly PlaceRange[]): Uint8Array | undefined {
    if (this.#state === 'proven') return undefined;
    this.#proven = joinRanges([...this.#proven, ...ranges]);
    return this.#release();
  }

  /** It has refused something, and will not prove it. @returns the receipt to note now */
  giveUp(): Uint8Array | undefined {
    this.#awaited = [];
    return this.#release();
  }

  /** A receipt came. @returns the receipt to note now */
  take(stateVector: Uint8Array): Uint8Array | undefined {
    if (this.#state === 'plain' || this.#state === 'proven') return stateVector;
    this.#held = stateVector;
    return undefined;
  }

  #release(): Uint8Array | undefined {
    const isProven = this.#awaited.every((range) => this.#proven.some((whole) => isWithin(range, whole)));
    if (this.#state !== 'awaiting' || !isProven) return undefined;
    this.#state = 'proven';
    const held = this.#held;
    this.#held = undefined;
    return held;
  }
}

function isWithin(range: PlaceRange, whole: PlaceRange): boolean {
  return range.client === whole.client && range.from >= whole.from && range.to <= whole.to;
}
