import { Client } from 'pg';
import type { Database } from './database.ts';
import { APPEND_CHANNEL } from './postgres-appender.ts';

/** How often SQLite is asked whether another process has written: one look at shared memory, no disk. */
const POLL_MS = 250;
/** PostgreSQL's notices can get lost with their connection; this bounds how long that stays unseen. */
const SAFETY_POLL_MS = 5_000;
const RECONNECT_MS = 1_000;

/**
 * Calls back after another process may have appended to the log of this store.
 * @param logId id of this process's log, by which it knows its own notices
 * @returns how to stop
 */
export function watchAppends(database: Database, logId: string, onForeignAppend: () => void): () => void {
  return database.engine === 'sqlite'
    ? pollDataVersion(database.sqlite, onForeignAppend)
    : new Listener(database.url, logId, onForeignAppend).start();
}

function pollDataVersion(
  sqlite: Extract<Database, { engine: 'sqlite' }>['sqlite'],
  onForeignAppend: () => void,
): () => void {
  // The number changes when another connection has committed, never by commits of this one.
  const statement = sqlite.prepare<[], number>('pragma data_version').pluck();
  let seen = statement.get();
  const timer = setInterval(() => {
    const version = statement.get();
    if (version === seen) return;
    seen = version;
    onForeignAppend();
  }, POLL_MS);
  return () => clearInterval(timer);
}

/** A connection of its own that listens, and is made anew when it breaks. */
class Listener {
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
