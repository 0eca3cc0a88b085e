import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isSignedBy, SIGNATURE_BYTES, type Purpose, type Sign, type Subtle } from './signing.ts';

/** Puts a signature behind a body: varUint8Array body, then 64 bytes. */
export async function signBody(body: Uint8Array, purpose: Purpose, sign: Sign): Promise<Uint8Array> {
  const signature = await sign(purpose, body);
  return writeBytes((encoder) => {
    encoding.writeVarUint8Array(encoder, body);
    encoding.writeUint8Array(encoder, signature);
  });
}

/** Takes body and signature apart; undefined for anything else. Says nothing about who signed. */
export function splitSigned(bytes: Uint8Array): { body: Uint8Array; signature: Uint8Array } | undefined {
  return readBytes(bytes, (decoder) => ({
    body: decoding.readVarUint8Array(decoder),
    signature: decoding.readUint8Array(decoder, SIGNATURE_BYTES),
  }));
}

/** The body, where one of the keys has signed it. */
export async function openSigned(
  subtle: Subtle,
  bytes: Uint8Array,
  purpose: Purpose,
  publicKeys: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  const parts = splitSigned(bytes);
  if (!parts) return undefined;
  for (const key of publicKeys) {
    if (await isSignedBy(subtle, key, parts.signature, purpose, parts.body)) return parts.body;
  }
  return undefined;
}

/** Bytes from what is written to an encoder. */
export function writeBytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** What is read from all of the bytes; undefined where they are too short, too long or unreadable. */
export function readBytes<T>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => T | undefined): T | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const value = read(decoder);
    return decoding.hasContent(decoder) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Writes a list with its length before it. */
export function writeList<T>(
  encoder: encoding.Encoder,
  items: readonly T[],
  write: (encoder: encoding.Encoder, item: T) => void,
): void {
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) write(encoder, item);
}

/** Reads a list of at most `most` items. @throws RangeError on a longer one, before anything is read */
export function readList<T>(decoder: decoding.Decoder, most: number, read: (decoder: decoding.Decoder) => T): T[] {
  const count = decoding.readVarUint(decoder);
  if (count > most) throw new RangeError('list too long');
  return Array.from({ length: count }, () => read(decoder));
}
