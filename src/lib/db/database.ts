import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { EventTuple, PosyanduEvent } from '#lib/events/envelope.ts';
import type { Position } from '#lib/doc/document-head.ts';
import type { Box } from '#lib/vault/box.ts';
import type { WrappedKey } from '#lib/vault/wrapped-key.ts';
import { makeSealing } from './sealing.ts';

/** Where an own event stands: on this device's disk (one tick), or on the server's too (two ticks). */
export type JournalState = 'saved' | 'received';

/** An own event as it was first written: the truth until the server has it. */
export interface JournalEntry {
  readonly eventId: string;
  readonly documentId: string;
  readonly event: PosyanduEvent;
  readonly state: JournalState;
  /** Where it lies in the document; missing until the document's update is stored, and then it is replayed at the next start. */
  readonly position?: Position;
  /** ms since epoch, when the receipt came. */
  readonly receivedAt?: number;
}

/** Client numbers with a figure or a name each; the storable form of a Map. */
export type Pairs<Value> = readonly (readonly [client: number, value: Value])[];

/** What is known of a document beside its bytes. */
export interface DocumentEntry {
  readonly documentId: string;
  /** Next clock of each client, and the array it writes. */
  readonly clocks: Pairs<number>;
  readonly arrays: Pairs<string>;
  /** The state vector that the server has on its disk. */
  readonly receipt: Pairs<number>;
  /** ms since epoch, when it came last. */
  readonly receiptAt?: number;
  /** Stored updates; they are joined when there are many. */
  readonly updateCount: number;
  /** Why the server takes nothing for this document, where it said so. */
  readonly refusal?: string;
}

/** One Yjs update v1 of a document, or many joined. */
export interface StoredUpdate {
  readonly seq: number;
  readonly documentId: string;
  readonly bytes: Uint8Array;
}

/** An event with the device that its array names. */
export type StoredEvent = readonly [device: string, tuple: EventTuple];

/**
 * All events of one subject of one document: what its row is folded from whenever it is read.
 * Folded rows repeat author, device and time in each slot and would take several times the room (see ADR 0007).
 */
export interface StoredSubject {
  readonly documentId: string;
  readonly table: string;
  readonly subject: string;
  readonly events: readonly StoredEvent[];
}

/** A subject, in whatever document, of which some event ever stated this person: a dose, a referral. Holds ids only. */
export interface StoredMention {
  readonly personId: string;
  readonly table: string;
  readonly subject: string;
}

/** A tuple that counts for nothing, and why (SPEC E9). */
export interface StoredAside {
  readonly documentId: string;
  readonly client: number;
  readonly clock: number;
  readonly device: string;
  readonly code: string;
}

/** A parcel that waits for the server's receipt: one's own, or one carried for somebody else (sync SPEC PE4). */
export interface StoredParcel {
  /** Name of its content (`nameParcel`): the same by two ways, or signed twice, is one. */
  readonly parcelId: string;
  readonly bytes: Uint8Array;
  /** Device that signed it. */
  readonly author: string;
  readonly documentIds: readonly string[];
  /** ms since epoch. */
  readonly keptAt: number;
  /** Why the server takes it not; it stays until somebody has looked. */
  readonly refusal?: string;
}

/** What another device has shown to have of a document on its own disk (sync SPEC PE8). */
export interface StoredHolding {
  readonly documentId: string;
  readonly deviceId: string;
  /** Next clock of each client. */
  readonly clocks: Pairs<number>;
  /** ms since epoch, when it last grew. */
  readonly notedAt: number;
}

/** The wrapped key that rows are sealed with (ADR 0010). */
export interface StoredKey extends WrappedKey {
  readonly keyId: 'data';
  /** True once nothing lies open that an older version had left so. */
  readonly isAllSealed: boolean;
}

/** One value kept under a name. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
}

/** A half-filled form of one account. */
export interface StoredDraft {
  readonly accountId: string;
  readonly form: string;
  readonly subject: string;
  readonly entry: unknown;
  /** ms since epoch. */
  readonly savedAt: number;
}

/** Stands in for the browser's IndexedDB in tests, which may also watch and break writes by an addon. */
export type IndexedDbPort = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange' | 'addons'>;

/** Name of the database in the browser; for ever. */
export const DATABASE_NAME = 'posyandu';

/**
 * Everything this device keeps. Commits are strict: a transaction completes when the disk has it, not when the browser's cache has.
 * Rows are sealed between here and the disk (`sealing.ts`): whoever reads a table sees them as they were written.
 * A released version stands for ever; a change is another `version(n)` with an upgrade, tested on a database of the version before.
 */
export class DeviceDatabase extends Dexie {
  declare readonly journal: EntityTable<JournalEntry, 'eventId'>;
  declare readonly documents: EntityTable<DocumentEntry, 'documentId'>;
  declare readonly updates: EntityTable<StoredUpdate, 'seq'>;
  declare readonly subjects: Table<StoredSubject, [documentId: string, table: string, subject: string]>;
  declare readonly mentions: Table<StoredMention, [personId: string, table: string, subject: string]>;
  declare readonly aside: Table<StoredAside, [documentId: string, client: number, clock: number]>;
  declare readonly settings: EntityTable<Setting, 'key'>;
  declare readonly drafts: Table<StoredDraft, [accountId: string, form: string, subject: string]>;
  declare readonly parcels: EntityTable<StoredParcel, 'parcelId'>;
  declare readonly holdings: Table<StoredHolding, [documentId: string, deviceId: string]>;
  declare readonly keys: EntityTable<StoredKey, 'keyId'>;
  readonly #port: IndexedDbPort | undefined;
  #box: Box | undefined;

  constructor(name: string = DATABASE_NAME, port?: IndexedDbPort) {
    super(name, { chromeTransactionDurability: 'strict', ...port });
    this.#port = port;
    this.use(makeSealing(() => this.#box));
    this.version(1).stores({
      journal: 'eventId, state, [documentId+state]',
      documents: 'documentId',
      updates: '++seq, documentId',
      subjects: '[documentId+table+subject], [table+subject]',
      aside: '[documentId+client+clock]',
      settings: 'key',
      drafts: '[accountId+form+subject]',
    });
    this.version(2).stores({ parcels: 'parcelId' });
    this.version(3).stores({ holdings: '[documentId+deviceId], documentId' });
    this.version(4).stores({ keys: 'keyId' });
    // Filled as subjects are made; those of before are made anew (`FOLD_VERSION` 3).
    this.version(5).stores({ mentions: '[personId+table+subject]' });
  }

  /** The same disk past the sealing: rows as they lie there. To be closed. */
  openRaw(): PromiseLike<Dexie> {
    return new Dexie(this.name, this.#port).open();
  }

  /** Seals and opens rows with this from now on; undefined forgets the key. */
  useBox(box: Box | undefined): void {
    this.#box = box;
  }
}
