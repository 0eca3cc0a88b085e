/** How far each of a room's devices has come in the view of somebody, for many rooms: numbers that only grow. */
export class ClockTable {
  readonly #firstClient: number;
  readonly #clocks: Uint32Array;

  /** @param firstClient Yjs client of the first of `clients`; the others follow it */
  constructor(firstClient: number, clients: number) {
    this.#firstClient = firstClient;
    this.#clocks = new Uint32Array(clients);
  }

  /** Everything of a client before `clock` is there. */
  reach(client: number, clock: number): void {
    const at = client - this.#firstClient;
    if (clock > (this.#clocks[at] ?? clock)) this.#clocks[at] = clock;
  }

  /** Clock of a client's next event; 0 for a client of somebody else. */
  of(client: number): number {
    return this.#clocks[client - this.#firstClient] ?? 0;
  }

  /** Number of all events. */
  get total(): number {
    return this.#clocks.reduce((sum, clock) => sum + clock, 0);
  }

  /** Number of events that are here and not there. */
  beyond(there: ClockTable): number {
    return this.#clocks.reduce((sum, clock, i) => sum + Math.max(0, clock - (there.#clocks[i] ?? 0)), 0);
  }
}
