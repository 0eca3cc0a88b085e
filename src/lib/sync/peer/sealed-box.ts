import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { deflate, inflate } from './deflate.ts';
import { readBytes, writeBytes } from './signed-bytes.ts';
import type { Subtle } from './signing.ts';

/** A key that all devices of a Posyandu hold. */
export interface BoxKey {
  /** Says which key it is, to whoever has several; tells nothing of the Posyandu. */
  readonly keyId: string;
  /** AES-256. */
  readonly bytes: Uint8Array;
}

/** First bytes of every file, so that the app knows its own. */
const MAGIC = new TextEncoder().encode('PPB1');
export const NONCE_BYTES = 12;
/** A year of a Posyandu is a tenth of this. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Compresses and encrypts. @param nonce 12 random bytes, never used twice with a key */
export async function sealBox(
  subtle: Subtle,
  { keyId, bytes }: BoxKey,
  nonce: Uint8Array,
  content: Uint8Array,
): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['encrypt']);
  const head = headOf(keyId, nonce);
  const algorithm = { name: 'AES-GCM', iv: new Uint8Array(nonce), additionalData: new Uint8Array(head) };
  const sealed = new Uint8Array(await subtle.encrypt(algorithm, key, new Uint8Array(await deflate(content))));
  return writeBytes((encoder) => {
    encoding.writeUint8Array(encoder, head);
    encoding.writeVarUint8Array(encoder, sealed);
  });
}

/** The content; `otherKey` where none of the keys is the one it was sealed with, undefined where it is no box or was changed. */
export async function openBox(
  subtle: Subtle,
  keys: readonly BoxKey[],
  box: Uint8Array,
): Promise<Uint8Array | 'otherKey' | undefined> {
  const parts = readBytes(box, readBox);
  if (!parts) return undefined;
  const { keyId, nonce, sealed } = parts;
  const known = keys.find((one) => one.keyId === keyId);
  if (!known) return 'otherKey';
  try {
    const key = await subtle.importKey('raw', new Uint8Array(known.bytes), 'AES-GCM', false, ['decrypt']);
    const additionalData = new Uint8Array(headOf(keyId, nonce));
    const algorithm = { name: 'AES-GCM', iv: new Uint8Array(nonce), additionalData };
    return await inflate(new Uint8Array(await subtle.decrypt(algorithm, key, new Uint8Array(sealed))), MOST_BYTES);
  } catch {
    return undefined;
  }
}

function headOf(keyId: string, nonce: Uint8Array): Uint8Array {
  return writeBytes((encoder) => {
    encoding.writeUint8Array(encoder, MAGIC);
    encoding.writeVarString(encoder, keyId);
    encoding.writeUint8Array(encoder, nonce);
  });
}

function readBox(decoder: decoding.Decoder) {
  const magic = decoding.readUint8Array(decoder, MAGIC.length);
  if (!magic.every((byte, i) => byte === MAGIC[i])) return undefined;
  return {
    keyId: decoding.readVarString(decoder),
    nonce: decoding.readUint8Array(decoder, NONCE_BYTES),
    sealed: decoding.readVarUint8Array(decoder),
  };
}
