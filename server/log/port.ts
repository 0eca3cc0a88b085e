import type { CarriedTuple, DocumentHead } from '#lib/doc/document-head.ts';
import type { Moves } from './moves.ts';

/** Where a document lies; every key of the store starts with the Puskesmas. */
export interface DocumentKey {
  readonly puskesmasId: string;
  readonly documentId: string;
}

/** A key as one text, for maps. */
export function nameOfKey({ puskesmasId, documentId }: DocumentKey): string {
  return `${puskesmasId} ${documentId}`;
}

/** The head of what is stored of a document, and the newest entry that it covers; `seq` 0 where nothing is. */
export interface StoredHead extends DocumentHead {
  readonly seq: number;
}

/** One checked update on its way to the disk, with the entries of the head that it moves on. */
export interface NewUpdate extends Moves {
  /** Yjs update v1, gapless after those before it. */
  readonly update: Uint8Array;
  /** Device whose connection brought it (the author's device is in the tuples); null for the server's own. */
  readonly carrierDeviceId: string | null;
  /** Server's clock, ms since epoch. */
  readonly receivedAt: number;
}

/** What one commit adds to one document. */
export interface DocumentAppend extends DocumentKey {
  /** Newest entry that the check of these updates has seen; 0 where there was none. */
  readonly headSeq: number;
  /** At least one, in the order in which they apply. */
  readonly updates: readonly NewUpdate[];
}

/**
 * An update as it lies in the log, with the entries of the head that it moves on; the order of `seq` is the order in which a document's
 * updates apply.
 */
export interface LogEntry extends DocumentKey, Moves {
  readonly seq: number;
  readonly update: Uint8Array;
  readonly receivedAt: number;
}

/** A log entry with its tuples read, for the projection. */
export interface ReadEntry extends LogEntry {
  readonly tuples: readonly CarriedTuple[];
}

/** Entries behind `afterSeq`, up to and with `throughSeq`. */
export interface SeqRange {
  readonly afterSeq: number;
  readonly throughSeq: number;
}

/** A document that has entries behind a cursor, and the newest of them. */
export interface ChangedDocument extends DocumentKey {
  readonly seq: number;
}

/** What an append came to, for each document of the batch in its order. */
export type AppendOutcome =
  /** On disk; `seq` is that of the document's last update of this batch. */
  | { readonly kind: 'stored'; readonly seq: number }
  /** Another process has moved the document on: read what it added, and check again. Nothing of this document is stored. */
  | { readonly kind: 'stale' };

/** Narrows `listDocuments`; what is left out is not asked for. */
export interface DocumentFilter {
  readonly puskesmasId?: string;
  readonly posyanduId?: string;
}

/**
 * The append-only log of updates: the one thing that must never lose what it acknowledged. Rules ST1.. in SPEC.md.
 * Two engines stand behind it, SQLite and PostgreSQL; tests/contract runs one suite on both.
 */
export interface LogPort {
  /**
   * Stores a group in one transaction with one disk sync; resolves after the commit. A document stands in a batch at most once.
   * @throws when nothing was stored, or when that cannot be known (connection lost): the same batch may then be sent again
   */
  append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]>;
  /** Head of a document; empty for one nobody has written. */
  readHead(key: DocumentKey): Promise<StoredHead>;
  /** Stored updates of a document behind `afterSeq` in order. */
  readUpdates(key: DocumentKey, afterSeq?: number): Promise<LogEntry[]>;
  /** Entries of all documents behind `seq` in commit order, at most `limit`. */
  readNext(seq: number, limit: number): Promise<LogEntry[]>;
  /** The same with their tuples: what the projection follows. */
  readAfter(seq: number, limit: number): Promise<ReadEntry[]>;
  /** Documents that have entries behind `seq`, in the order of their newest. */
  listChanged(seq: number): Promise<ChangedDocument[]>;
  /** Newest entry of the whole log; 0 where it is empty. */
  lastSeq(): Promise<number>;
  /** Keys of the stored documents, in order. */
  listDocuments(filter?: DocumentFilter): Promise<DocumentKey[]>;
  /** When the newest entry of each of these documents came in, ms since epoch; those that are not stored are left out. */
  readReceivedAt(puskesmasId: string, documentIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * Replaces the stored updates of a document in a range by one that holds the same, as the last entry of the range.
   * Does nothing where that entry has been merged away already.
   */
  compact(key: DocumentKey, range: SeqRange, merged: Uint8Array): Promise<void>;
  /** Calls back soon after another process has appended (also now and then without cause). @returns how to stop */
  watch(onForeignAppend: () => void): () => void;
  close(): Promise<void>;
}
