import type { Kysely } from 'kysely';
import type { AuthTables } from './auth-tables.ts';

/** Whose sockets have to be closed. */
export interface Ended {
  readonly deviceIds: ReadonlySet<string>;
  readonly accountIds: ReadonlySet<string>;
}

/** What watching needs of its surroundings. */
export interface RevocationParts {
  readonly db: Kysely<AuthTables>;
  readonly now: () => number;
  readonly onEnded: (ended: Ended) => void;
  readonly onProblem: (error: unknown) => void;
}

/** How often the store is asked; another process's revocation reaches open sockets within this. */
export const REVOCATION_LOOK_MS = 5_000;
/** Clocks of processes differ, and a commit may take a while: looked at again and again for so long. */
const OVERLAP_MS = 60_000;

/** Learns which devices and accounts other processes have ended, so that sockets open here close too. */
export class RevocationWatch {
  readonly #parts: RevocationParts;
  readonly #timer: NodeJS.Timeout;
  #lookedAt: number;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: RevocationParts) {
    this.#parts = parts;
    this.#lookedAt = parts.now();
    this.#timer = setInterval(() => void this.look(), REVOCATION_LOOK_MS);
    this.#timer.unref();
  }

  /** Asks the store now; one look after the other. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch(this.#parts.onProblem);
    return this.#looking;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { db, now, onEnded } = this.#parts;
    const since = this.#lookedAt - OVERLAP_MS;
    const lookedAt = now();
    const devices = await db.selectFrom('device').select('device_id').where('revoked_at', '>=', since).execute();
    const accounts = await db.selectFrom('account').select('account_id').where('disabled_at', '>=', since).execute();
    this.#lookedAt = lookedAt;
    if (devices.length + accounts.length === 0) return;
    const deviceIds = new Set(devices.map((row) => row.device_id));
    onEnded({ deviceIds, accountIds: new Set(accounts.map((row) => row.account_id)) });
  }
}
