import * as decoding from 'lib0/decoding';
import { MESSAGE } from '#lib/sync/messages.ts';

/** Second number of a sync message, from y-protocols. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;
/** What a client said; bytes are views into its message. */
export type Incoming =
  | { readonly kind: 'stateVector'; readonly stateVector: Uint8Array }
  /** Sync step 2 or an update: both give the server something. */
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly presence: Uint8Array }
  | { readonly kind: 'presenceQuery' }
  | { readonly kind: 'unreadable' };

const UNREADABLE: Incoming = { kind: 'unreadable' };

/** Reads a message of the y-websocket protocol; anything else, also of kinds that only servers send, is unreadable. */
export function readIncoming(message: Uint8Array): Incoming {
  try {
    const decoder = decoding.createDecoder(message);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return readSync(decoder);
      case MESSAGE.awareness:
        return { kind: 'presence', presence: decoding.readVarUint8Array(decoder) };
      case MESSAGE.queryAwareness:
        return { kind: 'presenceQuery' };
      default:
        return UNREADABLE;
    }
  } catch {
    return UNREADABLE;
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { kind: 'stateVector', stateVector: decoding.readVarUint8Array(decoder) };
    case SYNC.step2:
    case SYNC.update:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      return UNREADABLE;
  }
}
