import type { DocumentEntry } from '#lib/db/database.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { foreignBeyond } from './unacknowledged.ts';

type Data = Pick<DeviceData, 'database' | 'store'>;

/** What is known of a document's foreign entries, and of which state of it. */
interface Looked {
  readonly state: string;
  readonly entries: ReadonlySet<string>;
}

/**
 * Entries of other devices that are not at the server as far as is known: those that came from device to device. Each document is looked at anew only
 * where its foreign entries or its receipt have moved, and its bytes are read only where some are beyond the receipt.
 */
export class ForeignTicks {
  readonly #data: Data;
  readonly #ownDevice: () => string;
  readonly #asked = new Set<string>();
  #running: Promise<void> | undefined;
  #looked = $state.raw<ReadonlyMap<string, Looked>>(new Map());

  constructor(data: Data, ownDevice: () => string) {
    this.#data = data;
    this.#ownDevice = ownDevice;
  }

  /** True for an entry of another device that no receipt covers. */
  isWaiting(eventId: string, documentId: string): boolean {
    return this.#looked.get(documentId)?.entries.has(eventId) ?? false;
  }

  /** Looks at a document as it was found at the start, where there is anything to look at. */
  lookAtStart(entry: DocumentEntry): void {
    if (foreignBeyond(entry, this.#ownDevice()).length > 0) this.look(entry.documentId);
  }

  /** Looks at a document again; what is asked meanwhile is looked at once. */
  look(documentId: string): void {
    this.#asked.add(documentId);
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Resolves when everything asked so far has been looked at. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    for (const documentId of this.#asked) {
      this.#asked.delete(documentId);
      // Where the disk or the module fails, what was known stands; the next change asks again.
      await this.#lookAt(documentId).catch(() => undefined);
    }
  }

  async #lookAt(documentId: string): Promise<void> {
    const entry = await this.#data.database.documents.get(documentId);
    const beyond = entry ? foreignBeyond(entry, this.#ownDevice()) : [];
    const state = JSON.stringify(beyond);
    const before = this.#looked.get(documentId);
    if ((before?.state ?? '[]') === state) return;
    const looked = new Map(this.#looked);
    if (!entry || beyond.length === 0) looked.delete(documentId);
    else {
      const { listForeignEntries } = await import('./foreign-entries.ts');
      looked.set(documentId, {
        state,
        entries: await listForeignEntries(this.#data.store, entry, this.#ownDevice()),
      });
    }
    this.#looked = looked;
  }
}
