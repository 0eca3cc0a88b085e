import type { Satusehat } from './service.ts';

/** What the job is told. */
export interface JobPorts {
  readonly satusehat: Pick<Satusehat, 'send'>;
  listPuskesmas(): Promise<readonly { readonly puskesmasId: string }[]>;
  readonly everyMs: number;
  /** A fault of our own machinery; what SATUSEHAT says stands in the queue. */
  onProblem(error: unknown): void;
}

/** Sends for every Puskesmas, then rests, then again, until it is closed. Never two runs at a time in one process. */
export class SatusehatJob {
  readonly #ports: JobPorts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(ports: JobPorts) {
    this.#ports = ports;
    this.#rest();
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
        await this.#ports.satusehat.send(puskesmasId);
      }
    } catch (error) {
      this.#ports.onProblem(error);
    }
  }
}
