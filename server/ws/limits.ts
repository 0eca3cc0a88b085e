/** What a socket, a room and the hub may use; all of it can be set, so that tests need not send megabytes. */
export interface Limits {
  /** Longest message taken from a socket; a longer one ends it for good. */
  readonly messageBytes: number;
  /** Messages that a socket may send at once, and then each second; a long one counts as several. Who is faster waits. */
  readonly burstMessages: number;
  readonly messagesPerSecond: number;
  /** What may queue for a socket whose reader does not read. */
  readonly queuedBytes: number;
  /** What may wait for the disk in all before further updates are turned away until later. */
  readonly pendingBytes: number;
  /** How long a commit waits for company: at least this, and up to the most where commits are slow. */
  readonly commitWaitMs: number;
  readonly commitWaitMaxMs: number;
  /** So many updates do not wait for more. */
  readonly commitUpdates: number;
  /** A socket that has not answered a ping by the next one is dead. */
  readonly pingMs: number;
  /** How long a room that nobody is in keeps its head in memory. */
  readonly idleRoomMs: number;
  /** Newest updates that a room keeps for those who come back after a short while. */
  readonly recentBytes: number;
  /** How often other rooms of a Posyandu are told what has changed. */
  readonly hintMs: number;
  /** Presence of one socket: how many Yjs clients it may speak for, and how long the state of each may be. */
  readonly presenceClients: number;
  readonly presenceBytes: number;
  /** How long a stopping hub waits for the disk and for sockets to close. */
  readonly stopMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 2 * 1024 * 1024,
  burstMessages: 1_000,
  messagesPerSecond: 200,
  queuedBytes: 4 * 1024 * 1024,
  pendingBytes: 64 * 1024 * 1024,
  commitWaitMs: 40,
  commitWaitMaxMs: 80,
  commitUpdates: 400,
  pingMs: 30_000,
  idleRoomMs: 60_000,
  recentBytes: 256 * 1024,
  hintMs: 1_000,
  presenceClients: 8,
  presenceBytes: 8 * 1024,
  stopMs: 5_000,
};
