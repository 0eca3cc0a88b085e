import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { openSigned, readBytes, readList, signBody, writeBytes, writeList } from './signed-bytes.ts';
import type { Sign, Subtle } from './signing.ts';

const VERSION = 1;
/** A nakes answers for the Posyandu of a desa or two. */
const MOST_POSYANDU = 200;

/** What the server says of a device, so that other devices believe it without a server. */
export interface Certificate {
  readonly deviceId: string;
  readonly puskesmasId: string;
  /** The Posyandu whose documents it may hold. */
  readonly posyanduIds: readonly string[];
  /** Shows who it is: whoever holds the private key beside it. */
  readonly publicKey: Uint8Array;
  /** ms since epoch; shown, and compared with the list of revoked devices, never with a device's clock. */
  readonly issuedAt: number;
}

/** A certificate with the server's signature. */
export async function issueCertificate(certificate: Certificate, sign: Sign): Promise<Uint8Array> {
  const body = writeBytes((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarString(encoder, certificate.deviceId);
    encoding.writeVarString(encoder, certificate.puskesmasId);
    writeList(encoder, certificate.posyanduIds, encoding.writeVarString);
    encoding.writeVarUint8Array(encoder, certificate.publicKey);
    encoding.writeVarUint(encoder, certificate.issuedAt);
  });
  return signBody(body, 'certificate', sign);
}

/** Reads a certificate that one of the server's keys has signed; undefined for every other bytes. */
export async function readCertificate(
  subtle: Subtle,
  bytes: Uint8Array,
  serverKeys: readonly Uint8Array[],
): Promise<Certificate | undefined> {
  const body = await openSigned(subtle, bytes, 'certificate', serverKeys);
  return body && readBytes(body, readBody);
}

function readBody(decoder: decoding.Decoder): Certificate | undefined {
  if (decoding.readVarUint(decoder) !== VERSION) return undefined;
  return {
    deviceId: decoding.readVarString(decoder),
    puskesmasId: decoding.readVarString(decoder),
    posyanduIds: readList(decoder, MOST_POSYANDU, decoding.readVarString),
    publicKey: decoding.readVarUint8Array(decoder),
    issuedAt: decoding.readVarUint(decoder),
  };
}

/** The Posyandu whose documents two devices may both hold. */
export function sharedPosyandu(one: Certificate, other: Certificate): string[] {
  if (one.puskesmasId !== other.puskesmasId) return [];
  return one.posyanduIds.filter((posyanduId) => other.posyanduIds.includes(posyanduId));
}
