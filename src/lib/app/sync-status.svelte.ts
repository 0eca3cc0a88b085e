/** What to tell the person about the way to the server; texts are in the catalogue. */
export type SyncAdvice =
  | 'sync.allReceived'
  | 'sync.sending'
  | 'sync.waitingForNetwork'
  | 'sync.serverUnreachable'
  | 'sync.deviceRevoked'
  | 'sync.refused'
  | 'sync.appTooOld';

/** How this device stands with the server. */
export interface SyncStatus {
  readonly online: boolean;
  /** The socket of the session worked on. */
  readonly connection: 'off' | 'connecting' | 'live' | 'stopped';
  /** Own entries without the second tick. */
  readonly unsent: number;
  /** Entries that the server has named and refused. */
  readonly refused: number;
  /** When a receipt came last, ms since epoch. */
  readonly lastReceiptAt: number | undefined;
  readonly advice: SyncAdvice;
  /** Catches up on all documents now. */
  syncNow(): Promise<void>;
}
