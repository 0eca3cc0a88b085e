import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PlaceRange } from '#lib/doc/place-ranges.ts';

/**
 * Kinds of messages on the socket (SPEC SY1). 0 to 3 are the y-websocket protocol's own, the rest is ours:
 * a stock client never asks for them and never gets them.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** server -> client: the state vector that is on the server's disk. */
  receipt: 100,
  /** server -> client: another document of this device's Posyandu has changed. */
  changed: 101,
  /** server -> client: an update was not stored, and why. */
  refused: 102,
  /** server -> client that asked for proofs: places at which the server has on its disk what this socket gave. */
  proven: 103,
} as const;

/** Why the server did not store an update; the code is a dotted word of the catalogue of messages. */
export interface Refusal {
  readonly code: string;
  /** Ids and numbers for a log or a bug report; never names or values. */
  readonly detail: { readonly [key: string]: string | number };
}

/** Sync step 1 of the y-websocket protocol: what is here. The server answers with what is lacking, and a receipt. */
export function encodeQuestion(stateVector: Uint8Array): Uint8Array {
  return message(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint8Array(encoder, stateVector);
  });
}

/** Message 100: the durable state vector of the document of this socket. */
export function encodeReceipt(stateVector: Uint8Array): Uint8Array {
  return message(MESSAGE.receipt, (encoder) => encoding.writeVarUint8Array(encoder, stateVector));
}

/** Reads a receipt behind its kind. */
export function readReceipt(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder);
}

/** Message 101: the name of a document that has something new. */
export function encodeChanged(documentId: string): Uint8Array {
  return message(MESSAGE.changed, (encoder) => encoding.writeVarString(encoder, documentId));
}

/** Reads a hint behind its kind. */
export function readChanged(decoder: decoding.Decoder): string {
  return decoding.readVarString(decoder);
}

/** Message 102: an update of this socket was refused; the room goes on. */
export function encodeRefused(refusal: Refusal): Uint8Array {
  return message(MESSAGE.refused, (encoder) => {
    encoding.writeVarString(encoder, refusal.code);
    encoding.writeAny(encoder, { ...refusal.detail });
  });
}

/** Reads a refusal behind its kind. */
export function readRefused(decoder: decoding.Decoder): Refusal {
  const code = decoding.readVarString(decoder);
  const raw: unknown = decoding.readAny(decoder);
  const entries = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  return {
    code,
    detail: Object.fromEntries(entries.filter(([, part]) => typeof part === 'string' || typeof part === 'number')),
  };
}

/** Message 103 (SPEC SY14). Without any places it says that proofs will come: the first message to a client that asked for them. */
export function encodeProven(ranges: readonly PlaceRange[]): Uint8Array {
  return message(MESSAGE.proven, (encoder) => {
    encoding.writeVarUint(encoder, ranges.length);
    for (const { client, from, to } of ranges) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  });
}

/** Reads proven places behind their kind. */
export function readProven(decoder: decoding.Decoder): PlaceRange[] {
  const ranges: PlaceRange[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const [client, from] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    ranges.push({ client, from, to: from + decoding.readVarUint(decoder) });
  }
  return ranges;
}

/** An update as a sync message of the y-websocket protocol. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return message(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

function message(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
