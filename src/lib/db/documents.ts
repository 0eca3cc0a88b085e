import { ok, type Result } from '#lib/domain/result.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { Changes } from './changes.ts';
import type { DeviceDatabase } from './database.ts';
import type { DocumentStore } from './document-store.ts';
import type { Journal } from './journal.ts';
import type { OpenDocument, StoreFailed } from './open-document.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { StorageProblem } from './storage-problem.ts';

/** What others may ask of the stored documents. */
export type StorePort = Pick<
  DocumentStore,
  | 'add'
  | 'readUnticked'
  | 'noteReceipt'
  | 'noteProof'
  | 'noteRefusal'
  | 'load'
  | 'readStateVector'
  | 'offer'
  | 'listUnsent'
>;

/** What the documents need. */
export interface DocumentsParts {
  readonly database: DeviceDatabase;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly now: () => number;
  readonly onStoreFailed: StoreFailed;
  readonly loadLate: LoadLate;
}

/** Brings what needs Yjs. */
export type LoadLate = () => Promise<typeof import('./late-documents.ts')>;

interface Loaded {
  readonly store: DocumentStore;
  readonly open: OpenDocuments;
}

/**
 * The documents of this device, and the one way by which events are recorded. Yjs is loaded when the first of them is asked for, so that no first
 * screen waits for it: lists are read from rows.
 * 1. An event is in the journal, on the disk, before it is in any document (first tick).
 * 2. What is in the journal and in no document is appended when the documents are loaded; the same id twice is one event to the fold.
 */
export class Documents {
  readonly #parts: DocumentsParts;
  #loaded: Promise<Loaded> | undefined;
  /** The stored documents; each question loads them. */
  readonly store: StorePort = {
    add: async (documentId, updates) => {
      const { store, open } = await this.load();
      const added = await store.add(documentId, updates);
      if (added.ok && added.value.length > 0) await open.refresh(documentId);
      return added;
    },
    readUnticked: async (documentId) => (await this.load()).store.readUnticked(documentId),
    noteReceipt: async (documentId, stateVector, given) =>
      (await this.load()).store.noteReceipt(documentId, stateVector, given),
    noteProof: async (documentId, ranges) => (await this.load()).store.noteProof(documentId, ranges),
    noteRefusal: async (documentId, code) => (await this.load()).store.noteRefusal(documentId, code),
    load: async (documentId) => (await this.load()).store.load(documentId),
    readStateVector: async (documentId) => (await this.load()).store.readStateVector(documentId),
    offer: async (documentIds) => (await this.load()).store.offer(documentIds),
    listUnsent: async () => (await this.load()).store.listUnsent(),
  };

  constructor(parts: DocumentsParts) {
    this.#parts = parts;
  }

  /** Loads Yjs, and finishes what an older version or a kill has left. Tried anew where it failed: the module may not have been on the device yet. */
  load(): Promise<Loaded> {
    this.#loaded ??= this.#load().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  /**
   * Records own events. Resolves ok when the journal has them; the document and its rows are stored by then too, unless the disk
   * has filled up in between: then they follow at the next write or start.
   */
  async record(documentId: string, events: readonly PosyanduEvent[]): Promise<Result<undefined, StorageProblem>> {
    // Loaded before the journal is written, so that what is written now is not taken for what a kill has left behind.
    const { open } = await this.load();
    const written = await this.#parts.journal.append(documentId, events);
    if (!written.ok) return written;
    await open.append(documentId, events);
    return ok(undefined);
  }

  /** Opens a document whole, for the socket. The same document twice is one. */
  async open(documentId: string): Promise<OpenDocument> {
    return (await this.load()).open.open(documentId);
  }

  /** Closes a document that was opened; what is recorded in it later goes by a writer again. */
  async closeDocument(documentId: string): Promise<void> {
    await (await this.#loaded)?.open.closeDocument(documentId);
  }

  async close(): Promise<void> {
    await (await this.#loaded)?.open.close();
  }

  async #load(): Promise<Loaded> {
    const { database, changes, journal, now, onStoreFailed, loadLate } = this.#parts;
    const { DocumentStore, OpenDocuments, refoldIfOlder } = await loadLate();
    const store = new DocumentStore(database, changes, now);
    const open = new OpenDocuments(store, journal, onStoreFailed);
    await refoldIfOlder(database, store);
    await open.replay();
    return { store, open };
  }
}
