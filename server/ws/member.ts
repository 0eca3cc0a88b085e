import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { CloseCode } from '#lib/sync/close-codes.ts';
import type { Refusal } from '#lib/sync/messages.ts';
import type { Grant } from './rights-port.ts';

/** Who brings an update into a room, and in whose right. */
export interface Carrier {
  readonly deviceId: string | null;
  /** Says whether the arrays of this device may be written through here. */
  readonly takes: (deviceId: string) => boolean;
  /** Says whether this may be written here in the name of its author (SPEC SY12); anything may, where left out. */
  readonly mayState?: (tuple: CarriedTuple) => boolean;
  /** Told of what was compared with a filled place, and may not be kept beside it. */
  refuse?(refusal: Refusal): void;
}

/** A socket as its room sees it. */
export interface Member {
  readonly grant: Grant;
  /** True once it has been given all there was, so that what comes after makes sense to it; never for who may not read. */
  readonly listens: boolean;
  /** True for a client that asked for receipts, and so knows messages above kind 3 (SPEC SY1). */
  readonly wantsReceipts: boolean;
  /** True for a client that asked for proofs too (SPEC SY14). */
  readonly wantsProofs: boolean;
  /** @param frame whole WebSocket frame, of `frames.ts` */
  send(frame: Buffer): void;
  /** Names an update that was not stored. */
  refuse(refusal: Refusal): void;
  /** Closes the socket. */
  end(code: CloseCode): void;
}
