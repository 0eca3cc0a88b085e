import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Version of the batch format, its first number. */
const VERSION = 1;
/** More documents in one request are a fault of the asker. */
export const MAX_BATCH_DOCUMENTS = 500;

/** What a device says of one document in a batch: what it has, and what it believes the server lacks. */
export interface BatchAsk {
  readonly documentId: string;
  /** Yjs state vector of the device's copy. */
  readonly stateVector: Uint8Array;
  /** Yjs update v1; empty where the device has nothing to send. */
  readonly update: Uint8Array;
}

/** What the server answers for one document. */
export interface BatchAnswer {
  readonly documentId: string;
  /** Yjs update v1 of what the device lacks; empty where it lacks nothing. */
  readonly update: Uint8Array;
  /** State vector that is durable on the server; the receipt. */
  readonly receipt: Uint8Array;
  /** Dotted word where the document or the update was refused, else empty. */
  readonly refusal: string;
}

/** Batch request to bytes (SPEC SY4). */
export function encodeAsks(asks: readonly BatchAsk[]): Uint8Array {
  return list(asks, (encoder, ask) => {
    encoding.writeVarString(encoder, ask.documentId);
    encoding.writeVarUint8Array(encoder, ask.stateVector);
    encoding.writeVarUint8Array(encoder, ask.update);
  });
}

/** Bytes to batch request; undefined for anything else. */
export function decodeAsks(bytes: Uint8Array): BatchAsk[] | undefined {
  return readList(bytes, (decoder) => ({
    documentId: decoding.readVarString(decoder),
    stateVector: decoding.readVarUint8Array(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
}

/** Batch answer to bytes. */
export function encodeAnswers(answers: readonly BatchAnswer[]): Uint8Array {
  return list(answers, (encoder, answer) => {
    encoding.writeVarString(encoder, answer.documentId);
    encoding.writeVarUint8Array(encoder, answer.update);
    encoding.writeVarUint8Array(encoder, answer.receipt);
    encoding.writeVarString(encoder, answer.refusal);
  });
}

/** Bytes to batch answer; undefined for anything else. */
export function decodeAnswers(bytes: Uint8Array): BatchAnswer[] | undefined {
  return readList(bytes, (decoder) => ({
    documentId: decoding.readVarString(decoder),
    update: decoding.readVarUint8Array(decoder),
    receipt: decoding.readVarUint8Array(decoder),
    refusal: decoding.readVarString(decoder),
  }));
}

function list<T>(items: readonly T[], write: (encoder: encoding.Encoder, item: T) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) write(encoder, item);
  return encoding.toUint8Array(encoder);
}

function readList<T>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => T): T[] | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== VERSION) return undefined;
    const count = decoding.readVarUint(decoder);
    if (count > MAX_BATCH_DOCUMENTS) return undefined;
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read(decoder));
    return decoding.hasContent(decoder) ? undefined : items;
  } catch {
    return undefined;
  }
}
