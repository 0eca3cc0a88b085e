import type { PlaceRange } from '#lib/doc/place-ranges.ts';
import { encodeProven, MESSAGE } from '#lib/sync/messages.ts';
import { lengthOfVarUint, writeVarUint } from '../log/var-uint.ts';
import { SYNC } from './incoming.ts';
import type { Clocks } from './clocks.ts';

/** Yjs update v1 without content. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

/** An update and the frame that carries it on: one copy of the bytes, which then lie in no larger buffer of a socket. */
export interface FramedUpdate {
  /** Whole WebSocket frame of a sync message. */
  readonly frame: Buffer;
  /** View into `frame`. */
  readonly update: Uint8Array;
}

/** Copies an update into a frame of its own (sync message, update). */
export function frameUpdate(update: Uint8Array): FramedUpdate {
  const frame = frameSync(SYNC.update, update);
  return { frame, update: frame.subarray(frame.length - update.length) };
}

/** Sync step 1: what the server has, and so what it wants. */
export function frameStep1(stateVector: Uint8Array): Buffer {
  return frameSync(SYNC.step1, stateVector);
}

/** Sync step 2: with it the client has all that the server had. */
export function frameStep2(update: Uint8Array): Buffer {
  return frameSync(SYNC.step2, update);
}

/** An awareness message. */
export function framePresence(presence: Uint8Array): Buffer {
  const { frame, at } = beginFrame(1 + lengthOfVarUint(presence.length) + presence.length);
  frame[at] = MESSAGE.awareness;
  frame.set(presence, writeVarUint(frame, at + 1, presence.length));
  return frame;
}

/** A receipt (message 100): the state vector of these clocks. */
export function frameReceipt(clocks: Clocks): Buffer {
  let length = lengthOfVarUint(clocks.size);
  for (const [client, clock] of clocks) length += lengthOfVarUint(client) + lengthOfVarUint(clock);
  const { frame, at } = beginFrame(1 + lengthOfVarUint(length) + length);
  frame[at] = MESSAGE.receipt;
  let next = writeVarUint(frame, writeVarUint(frame, at + 1, length), clocks.size);
  for (const [client, clock] of clocks) next = writeVarUint(frame, writeVarUint(frame, next, client), clock);
  return frame;
}

/** Message 103: places at which the disk has what a socket gave. */
export function frameProven(ranges: readonly PlaceRange[]): Buffer {
  return frameMessage(encodeProven(ranges));
}

/** Any message that is laid out already. */
export function frameMessage(message: Uint8Array): Buffer {
  const { frame, at } = beginFrame(message.length);
  frame.set(message, at);
  return frame;
}

function frameSync(part: number, bytes: Uint8Array): Buffer {
  const { frame, at } = beginFrame(2 + lengthOfVarUint(bytes.length) + bytes.length);
  frame[at] = MESSAGE.sync;
  frame[at + 1] = part;
  frame.set(bytes, writeVarUint(frame, at + 2, bytes.length));
  return frame;
}

/** First byte of a frame that is one whole binary message (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;

/**
 * A WebSocket frame with its header, and where its message begins. Made by hand, once for all who get it: handing the message to
 * each socket's own sender costs a third of the whole relay.
 */
function beginFrame(length: number): { frame: Buffer; at: number } {
  const at = length < LENGTH_16_BITS ? 2 : length <= 0xffff ? 4 : 10;
  // Not from Node's shared pool: a frame may be kept for long, and would keep its neighbours.
  const frame = Buffer.allocUnsafeSlow(at + length);
  frame[0] = FINAL_BINARY;
  if (at === 2) frame[1] = length;
  else if (at === 4) {
    frame[1] = LENGTH_16_BITS;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_64_BITS;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return { frame, at };
}
