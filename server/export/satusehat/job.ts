import type { Satusehat } from './service.ts';

/** What the job is told. */
export interface JobPorts {
  readonly satusehat: Pick<Satusehat, 'send' | 'sendDue'>;
  listPuskesmas(): Promise<readonly { readonly puskesmasId: string }[]>;
  readonly everyMs: number;
  /** A fault of our own machinery; what SATUSEHAT says stands in the queue. */
  onProblem(error: unknown): void;
}

/**
 * Sends for every Puskesmas, then rests, then again, until it is closed. Never two runs at a time in one process. Sessions are only read
 * again where something has changed since the last look; what waits for its next try is sent without.
 */
export class SatusehatJob {
  readonly #ports: JobPorts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isClosed = false;
  readonly #lookedAt = new Set<string>();

  constructor(ports: JobPorts) {
    this.#ports = ports;
    this.#rest();
  }

  /** Says that these have something new. */
  note(puskesmasIds: Iterable<string>): void {
    for (const puskesmasId of puskesmasIds) this.#lookedAt.delete(puskesmasId);
  }

  /** Ends after the run that is going on, if one is. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => {
        if (!this.#isClosed) this.#rest();
      });
    }, this.#ports.everyMs);
  }

  async #run(): Promise<void> {
    try {
      for (const { puskesmasId } of await this.#ports.listPuskesmas()) {
        if (this.#isClosed) return;
        await this.#send(puskesmasId);
      }
    } catch (error) {
      this.#lookedAt.clear();
      this.#ports.onProblem(error);
    }
  }

  async #send(puskesmasId: string): Promise<void> {
    const { satusehat } = this.#ports;
    if (this.#lookedAt.has(puskesmasId)) return void (await satusehat.sendDue(puskesmasId));
    // Before the look, so that what comes during it is looked at next time.
    this.#lookedAt.add(puskesmasId);
    // Without the number of the Puskesmas nothing was looked at.
    if ((await satusehat.send(puskesmasId)) === undefined) this.#lookedAt.delete(puskesmasId);
  }
}
