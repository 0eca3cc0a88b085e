import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readCertificate, type Certificate } from './certificate.ts';
import { openSigned, readBytes, readList, signBody, splitSigned, writeBytes, writeList } from './signed-bytes.ts';
import type { Sign, Subtle } from './signing.ts';

const VERSION = 1;
const MOST_PARTS = 200;

/** What an author's device has of one document. */
export interface ParcelPart {
  readonly documentId: string;
  /** Yjs update v1 of all that the author's device has of it: the author vouches for the whole. */
  readonly update: Uint8Array;
}

/**
 * What a device has written into documents that its carriers may not write, under its own signature: whoever brings it to the server brings it as
 * the author would have.
 */
export interface Parcel {
  /** The author's, as the server issued it. */
  readonly certificate: Uint8Array;
  readonly parts: readonly ParcelPart[];
}

/** A parcel that has been held against its signatures. */
export interface OpenedParcel {
  readonly author: Certificate;
  readonly parts: readonly ParcelPart[];
}

/** A parcel with the name of its content: packed and signed again, it is the same one. */
export interface NamedParcel {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const ID_BYTES = 16;

/** The name of a parcel's content, whoever has signed it when; undefined for bytes that are no parcel. */
export async function nameParcel(subtle: Subtle, bytes: Uint8Array): Promise<NamedParcel | undefined> {
  const body = splitSigned(bytes)?.body;
  if (!body) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(body))).subarray(0, ID_BYTES);
  return { id: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''), bytes };
}

/** Packs and signs. */
export async function packParcel({ certificate, parts }: Parcel, sign: Sign): Promise<Uint8Array> {
  const body = writeBytes((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarUint8Array(encoder, certificate);
    writeList(encoder, parts, (to, { documentId, update }) => {
      encoding.writeVarString(to, documentId);
      encoding.writeVarUint8Array(to, update);
    });
  });
  return signBody(body, 'parcel', sign);
}

/** Opens a parcel; undefined unless the server has issued the author's certificate and the author has signed what is in it. */
export async function openParcel(
  subtle: Subtle,
  bytes: Uint8Array,
  serverKeys: readonly Uint8Array[],
): Promise<OpenedParcel | undefined> {
  const split = splitSigned(bytes);
  const parcel = split && readBytes(split.body, readBody);
  const author = parcel && (await readCertificate(subtle, parcel.certificate, serverKeys));
  if (!parcel || !author || !(await openSigned(subtle, bytes, 'parcel', [author.publicKey]))) return undefined;
  return { author, parts: parcel.parts };
}

/** What is in a parcel, without asking who signed it; undefined for bytes that are no parcel. */
export function readParcelParts(bytes: Uint8Array): readonly ParcelPart[] | undefined {
  const split = splitSigned(bytes);
  return split && readBytes(split.body, readBody)?.parts;
}

function readBody(decoder: decoding.Decoder): Parcel | undefined {
  if (decoding.readVarUint(decoder) !== VERSION) return undefined;
  return {
    certificate: decoding.readVarUint8Array(decoder),
    parts: readList(decoder, MOST_PARTS, (from) => ({
      documentId: decoding.readVarString(from),
      update: decoding.readVarUint8Array(from),
    })),
  };
}
