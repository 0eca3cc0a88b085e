import { Histogram } from './histogram.ts';

/** How many events one client of a run can push. */
const EVENTS_A_CLIENT = 256;

/** When each event of a run was sent, and how long it took to those who wait for it; nothing is made while the run lasts. */
export class LoadRecord {
  readonly firstClient: number;
  readonly edits = new Histogram();
  readonly receipts = new Histogram();
  /** Events sent, and deliveries seen, since counting began. */
  sent = 0;
  delivered = 0;
  #countsFrom = Infinity;
  readonly #sentAt: Float64Array;
  readonly #receipted: Uint32Array;

  /** @param firstClient Yjs client of the first of `clients`; the others follow it */
  constructor(firstClient: number, clients: number) {
    this.firstClient = firstClient;
    this.#sentAt = new Float64Array(clients * EVENTS_A_CLIENT);
    this.#receipted = new Uint32Array(clients);
  }

  /** From now on events count; what was sent before warmed the server up. */
  begin(now: number): void {
    this.#countsFrom = now;
  }

  send(client: number, clock: number, now: number): void {
    if (clock >= EVENTS_A_CLIENT) throw new Error(`a client of a run pushes at most ${EVENTS_A_CLIENT} events`);
    this.#sentAt[(client - this.firstClient) * EVENTS_A_CLIENT + clock] = now;
    if (now >= this.#countsFrom) this.sent += 1;
  }

  deliver(client: number, clock: number, now: number): void {
    const begun = this.#begunAt(client, clock);
    if (begun < this.#countsFrom) return;
    this.delivered += 1;
    this.edits.add(now - begun);
  }

  /** Everything of a client before `clock` is on the disk. */
  confirm(client: number, clock: number, now: number): void {
    const index = client - this.firstClient;
    for (let one = this.#receipted[index] ?? clock; one < clock; one++) {
      const begun = this.#begunAt(client, one);
      if (begun >= this.#countsFrom) this.receipts.add(now - begun);
    }
    this.#receipted[index] = clock;
  }

  #begunAt(client: number, clock: number): number {
    return this.#sentAt[(client - this.firstClient) * EVENTS_A_CLIENT + clock] ?? 0;
  }
}
