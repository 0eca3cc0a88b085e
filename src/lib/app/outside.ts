import type { StorageManagerPort } from '#lib/db/storage-guard.ts';

/** All that the app takes from the world around it, so that a test can set it. */
export interface Outside {
  /** ms since epoch. */
  readonly now: () => number;
  /** Random and unguessable, 20 letters and digits. */
  readonly newId: () => string;
  /** In [0, 1). */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Address of the server without a path; empty for the one that served the app. */
  readonly httpUrl: string;
  /** Address of the sockets, without the document: `wss://host/sync`. */
  readonly socketUrl: string;
  readonly subtle: SubtleCrypto;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly storage: StorageManagerPort | undefined;
  /** False when the device itself knows that it has no network. */
  readonly isOnline: () => boolean;
  /** Calls back when the network comes or goes, or the page is looked at again. @returns how to stop */
  readonly onReturn: (callback: () => void) => () => void;
  /** Calls back now and then, for clocks on the screen and catching up. @returns how to stop */
  readonly every: (ms: number, callback: () => void) => () => void;
  /** Asks the browser to wake the service worker when the network is back, also with no page open; not every browser can. */
  readonly requestBackgroundSync: () => void;
  readonly WebSocket?: typeof WebSocket;
  /** True where nothing is real: people, entries, and the Posyandu itself. */
  readonly isPractice?: boolean;
}
