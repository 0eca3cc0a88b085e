import * as v from 'valibot';

/** An answer of the server as it was when it came. */
export interface KeptAnswer<T> {
  readonly value: T;
  /** ms since epoch. */
  readonly at: number;
}

/** A browser's storage for small texts. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'staff:';
const NAMES = ['me', 'skdn', 'months', 'pws'] as const;
type KeptName = (typeof NAMES)[number];

const envelope = v.object({ at: v.number(), value: v.unknown() });

/**
 * The last answers of the server, so that a page opened without a network says what it knew and since when.
 * Counts and the reader's own account only; never a name behind a count. Storage that refuses keeps nothing, and nobody is told.
 */
export class KeptAnswers {
  readonly #storage: TextStorage;
  readonly #now: () => number;

  constructor(storage: TextStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  /** @param value plain JSON */
  save(name: KeptName, value: unknown): void {
    try {
      this.#storage.setItem(PREFIX + name, JSON.stringify({ at: this.#now(), value }));
    } catch {
      this.#storage.removeItem(PREFIX + name);
    }
  }

  /** Undefined where nothing is kept, or nothing that this version understands. */
  load<T>(name: KeptName, schema: v.GenericSchema<unknown, T>): KeptAnswer<T> | undefined {
    const kept = v.safeParse(envelope, parseJson(this.#storage.getItem(PREFIX + name)));
    if (!kept.success) return undefined;
    const value = v.safeParse(schema, kept.output.value);
    return value.success ? { value: value.output, at: kept.output.at } : undefined;
  }

  /** For signing out. */
  clear(): void {
    for (const name of NAMES) this.#storage.removeItem(PREFIX + name);
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
