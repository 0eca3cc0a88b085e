import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#lib/sync/messages.ts';

/** Second number of a sync message, from y-protocols. */
const SYNC = { step1: 0, step2: 1, update: 2 } as const;
/** Yjs update v1 without content. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

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

/** An update and the frame that carries it on: one copy of the bytes, which then lie in no larger buffer of a socket. */
export interface FramedUpdate {
  readonly frame: Uint8Array;
  /** View into `frame`. */
  readonly update: Uint8Array;
}

/** Copies an update into a frame of its own (sync message, update). */
export function frameUpdate(update: Uint8Array): FramedUpdate {
  const frame = frameBytes(MESSAGE.sync, SYNC.update, update);
  return { frame, update: frame.subarray(frame.length - update.length) };
}

/** Sync step 1: what the server has, and so what it wants. */
export function frameStep1(stateVector: Uint8Array): Uint8Array {
  return frameBytes(MESSAGE.sync, SYNC.step1, stateVector);
}

/** Sync step 2: with it the client has all that the server had. */
export function frameStep2(update: Uint8Array): Uint8Array {
  return frameBytes(MESSAGE.sync, SYNC.step2, update);
}

/** An awareness message. */
export function framePresence(presence: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, presence);
  return encoding.toUint8Array(encoder);
}

/** Two small numbers, then bytes with their length; written by hand since every update passes here. */
function frameBytes(kind: number, part: number, bytes: Uint8Array): Uint8Array {
  let lengthBytes = 1;
  for (let rest = bytes.length; rest > 0x7f; rest >>>= 7) lengthBytes += 1;
  // Not from Node's shared pool: a frame may be kept for long, and would keep its neighbours.
  const frame = Buffer.allocUnsafeSlow(2 + lengthBytes + bytes.length);
  frame[0] = kind;
  frame[1] = part;
  let at = 2;
  let rest = bytes.length;
  for (; rest > 0x7f; rest >>>= 7) frame[at++] = (rest & 0x7f) | 0x80;
  frame[at] = rest;
  frame.set(bytes, at + 1);
  return frame;
}
