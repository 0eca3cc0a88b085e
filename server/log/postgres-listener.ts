import { Client } from 'pg';

/** Name under which a process that has committed tells the others; the payload is the id of its log. */
export const APPEND_CHANNEL = 'log_append';
/** PostgreSQL's notices can get lost with their connection; this bounds how long that stays unseen. */
const SAFETY_POLL_MS = 5_000;
const RECONNECT_MS = 1_000;

/** Hears of other processes' appends, on a connection of its own that is made anew when it breaks. */
export class AppendListener {
  readonly #url: string;
  readonly #logId: string;
  readonly #onForeignAppend: () => void;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(url: string, logId: string, onForeignAppend: () => void) {
    this.#url = url;
    this.#logId = logId;
    this.#onForeignAppend = onForeignAppend;
  }

  start(): () => void {
    const safety = setInterval(this.#onForeignAppend, SAFETY_POLL_MS);
    void this.#connect();
    return () => {
      this.#stopped = true;
      clearInterval(safety);
      clearTimeout(this.#timer);
      void this.#client?.end().catch(() => undefined);
    };
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.#url, keepAlive: true });
    this.#client = client;
    client.on('notification', ({ payload }) => {
      if (payload !== this.#logId) this.#onForeignAppend();
    });
    client.on('error', () => this.#reconnect(client));
    client.on('end', () => this.#reconnect(client));
    try {
      await client.connect();
      await client.query(`listen ${APPEND_CHANNEL}`);
      // What was committed while nobody listened.
      this.#onForeignAppend();
    } catch {
      this.#reconnect(client);
    }
  }

  #reconnect(broken: Client): void {
    if (this.#stopped || this.#client !== broken) return;
    this.#client = undefined;
    void broken.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), RECONNECT_MS);
  }
}
