import { nameOfKey, type DocumentKey } from './port.ts';

/** Documents whose names are kept; a follower reads the same ones again and again. */
const KEPT_DOCUMENTS = 2_000;

type Names = Map<number, string>;

/**
 * Remembers which array each Yjs client of a document writes. A client's array never changes, so what is remembered never gets old;
 * it can only lack a client that came later, and is then read anew.
 */
export class ArrayNames {
  readonly #load: (key: DocumentKey) => Promise<Names>;
  readonly #byDocument = new Map<string, Names>();

  /** @param load all clients of a document with their arrays, from the store */
  constructor(load: (key: DocumentKey) => Promise<Names>) {
    this.#load = load;
  }

  /** What is remembered of a document, maybe nothing. */
  known(key: DocumentKey): ReadonlyMap<number, string> | undefined {
    return this.#byDocument.get(nameOfKey(key));
  }

  /** Reads a document's clients from the store. */
  async reload(key: DocumentKey): Promise<ReadonlyMap<number, string>> {
    const names = await this.#load(key);
    const name = nameOfKey(key);
    this.#byDocument.delete(name);
    this.#byDocument.set(name, names);
    for (const oldest of this.#byDocument.keys()) {
      if (this.#byDocument.size <= KEPT_DOCUMENTS) break;
      this.#byDocument.delete(oldest);
    }
    return names;
  }
}
