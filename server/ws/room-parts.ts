import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { Refusal } from '#lib/sync/messages.ts';
import type { DocumentKey, LogPort } from '../log/port.ts';
import type { Counters } from './counters.ts';
import type { Limits } from './limits.ts';
import type { Outgoing } from './relay-rounds.ts';

/** What became of an offered update; `known` also where it still waits for the disk. */
export type Offered =
  /** `left` names what was left out because its carrier may not bring it; the rest is taken. */
  | { readonly kind: 'accepted'; readonly left?: Refusal }
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a room needs of its surroundings. */
export interface RoomParts<Room> {
  readonly log: LogPort;
  readonly limits: Limits;
  readonly counters: Counters;
  readonly now: () => number;
  /** Says whether a tuple proves by itself that it belongs into a document, whoever brings it. */
  readonly isProven: (key: DocumentKey, tuple: CarriedTuple) => boolean;
  /** Asks for a round in which this sends what it has gathered. */
  readonly requestRound: (outgoing: Outgoing) => void;
  /** Asks for a commit of what waits in this room, to which so many bytes have been added. */
  readonly requestCommit: (room: Room, bytes: number) => void;
  /** Asks for a commit at once, after another process has come between. */
  readonly commitAgain: (room: Room) => void;
  /** Reads the store, again and again until it answers. */
  readonly read: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** Reads what other processes have stored in any document, and tells the rooms; resolves then. */
  readonly lookForForeign: () => Promise<void>;
  /** The store no longer fits what this room has seen of it: it has to be closed, and opened anew. */
  readonly abandon: (room: Room, error: unknown) => void;
  /** A document has been found to be stored in so many updates. */
  readonly onRowsRead: (key: DocumentKey, rows: number) => void;
}
