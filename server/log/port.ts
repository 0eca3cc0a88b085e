import type { CarriedTuple, DocumentHead } from '#lib/doc/update-events.ts';

/** One checked update on its way to the disk. */
export interface LogAppend {
  readonly puskesmasId: string;
  readonly documentId: string;
  /** Yjs update v1, gapless after the document's stored head. */
  readonly update: Uint8Array;
  /** Device whose connection brought it (the author's device is in the tuples); null for the server's own. */
  readonly carrierDeviceId: string | null;
  /** Server's clock, ms since epoch. */
  readonly receivedAt: number;
}

/** An update as it lies in the log; the order of `seq` is the order in which a document's updates apply. */
export interface LogEntry {
  readonly seq: number;
  readonly puskesmasId: string;
  readonly documentId: string;
  readonly update: Uint8Array;
  readonly receivedAt: number;
}

/** A log entry with its tuples read, for the projection. */
export interface ReadEntry extends LogEntry {
  readonly tuples: readonly CarriedTuple[];
}

/** What an append came to, in the order of the batch. */
export type AppendOutcome =
  | { readonly kind: 'stored'; readonly seq: number }
  /** Another process has moved the document on: read the head anew and check again. Nothing of this update is stored. */
  | { readonly kind: 'stale' };

/**
 * The append-only log of updates: the one thing that must never lose what it acknowledged. Rules ST1.. in SPEC.md.
 * Two engines stand behind it, SQLite and PostgreSQL; tests/contract runs one suite on both.
 */
export interface LogPort {
  /** Stores a group in one transaction with one disk sync; resolves after the commit, rejects when nothing was stored. */
  append(batch: readonly (LogAppend & { readonly headBefore: DocumentHead })[]): Promise<AppendOutcome[]>;
  /** Head (clocks, arrays) of a document; empty for one nobody has written. */
  readHead(documentId: string): Promise<DocumentHead>;
  /** All stored updates of a document in order; merged ones first, then the tail. */
  readUpdates(documentId: string): Promise<Uint8Array[]>;
  /** Entries behind `seq` in commit order, at most `limit`, with their tuples: what the projection and other processes follow. */
  readAfter(seq: number, limit: number): Promise<ReadEntry[]>;
  /** Names of the stored documents of a Posyandu, or of all. */
  listDocuments(posyanduId?: string): Promise<string[]>;
  /** Replaces the stored updates of a document up to `throughSeq` by one merged update that holds the same. */
  compact(documentId: string, throughSeq: number, merged: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
