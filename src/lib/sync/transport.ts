import type { Awareness } from 'y-protocols/awareness';
import type { Refusal } from './messages.ts';
import type { PlaceRange } from '#lib/doc/place-ranges.ts';
import type { Outcome } from './outcome.ts';

/** How a way to the server stands. */
export type ConnectionState =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  /** The document is the same on both sides, and what is written goes out at once. */
  | { readonly kind: 'live' }
  /** Comes back only when a person has acted; `code` is a dotted word of the catalogue. */
  | { readonly kind: 'stopped'; readonly code: string };

/** What a transport tells of one document. */
export interface TransportListener {
  onState(state: ConnectionState): void;
  /**
   * State vector that the server has on its disk.
   * @param isProof true where the server gives no proofs, so that this is all it says
   */
  onReceipt(stateVector: Uint8Array, isProof: boolean): void;
  /** Places at which the server has on its disk what this device gave (SPEC SY14). */
  onProven(ranges: readonly PlaceRange[]): void;
  /** Another document of this Posyandu has something new. */
  onChanged(documentId: string): void;
  /** An update of this document was not stored; the connection goes on. */
  onRefused(refusal: Refusal): void;
}

/** Where tickets come from; asked before each connection, since a ticket lives for a minute. */
export type GetTicket = () => Promise<Outcome<string>>;

/** Keeps one document the same here and on the server for as long as it is open. */
export interface LiveTransport {
  /** Who else is there, and what they are doing; passes through, is stored nowhere. */
  readonly awareness: Awareness;
  readonly state: ConnectionState;
  /** Tries at once instead of after the pause; also after a stop. */
  connect(): void;
  close(): void;
}
