import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readCertificate, type Certificate } from './certificate.ts';
import type { Outcome } from '../outcome.ts';
import { openBox, sealBox, type BoxKey } from './sealed-box.ts';
import { openSigned, readBytes, readList, signBody, splitSigned, writeBytes, writeList } from './signed-bytes.ts';
import type { Sign, Subtle } from './signing.ts';

const VERSION = 1;
const MOST_DOCUMENTS = 1_000;
const MOST_PARCELS = 1_000;

/** One document's part of a bundle. */
export interface BundleDocument {
  readonly documentId: string;
  /** Yjs update v1 of everything the sender gives of it. */
  readonly update: Uint8Array;
}

/** What one device hands to another as a file or a film. */
export interface Bundle {
  /** The sender's, as the server issued it. */
  readonly certificate: Uint8Array;
  /** By the sender's clock, ms since epoch; shown to whoever opens it, decides nothing. */
  readonly madeAt: number;
  readonly documents: readonly BundleDocument[];
  /** Parcels of this sender and of others, as they were signed. */
  readonly parcels: readonly Uint8Array[];
}

/** A bundle that has been held against its signatures. */
export type OpenedBundle = Pick<Bundle, 'madeAt' | 'documents' | 'parcels'> & { readonly sender: Certificate };

/**
 * Why a bundle stays closed. `peer.notForUs`: made for a Posyandu whose key is not here; `peer.damaged`: cut, changed, or of no device the
 * server knows; `peer.newerApp`: of a newer app.
 */
export type BundleProblem = 'peer.notForUs' | 'peer.damaged' | 'peer.newerApp';

/** Signs, compresses and encrypts: readable for devices that hold the Posyandu's key, and for nobody it is forwarded to. */
export async function packBundle(
  subtle: Subtle,
  bundle: Bundle,
  parts: { readonly sign: Sign; readonly key: BoxKey; readonly nonce: Uint8Array },
): Promise<Uint8Array> {
  const body = writeBytes((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarUint8Array(encoder, bundle.certificate);
    encoding.writeVarUint(encoder, bundle.madeAt);
    writeList(encoder, bundle.documents, (to, { documentId, update }) => {
      encoding.writeVarString(to, documentId);
      encoding.writeVarUint8Array(to, update);
    });
    writeList(encoder, bundle.parcels, encoding.writeVarUint8Array);
  });
  return sealBox(subtle, parts.key, parts.nonce, await signBody(body, 'bundle', parts.sign));
}

/** Opens a bundle and says who sent it. */
export async function openBundle(
  subtle: Subtle,
  bytes: Uint8Array,
  known: { readonly keys: readonly BoxKey[]; readonly serverKeys: readonly Uint8Array[] },
): Promise<Outcome<OpenedBundle> & { readonly problem?: { readonly code: BundleProblem } }> {
  const box = await openBox(subtle, known.keys, bytes);
  if (box === 'otherKey') return problem('peer.notForUs');
  const split = box && splitSigned(box);
  if (!box || !split) return problem('peer.damaged');
  if (readVersion(split.body) !== VERSION) return problem('peer.newerApp');
  const bundle = readBytes(split.body, readBody);
  const sender = bundle && (await readCertificate(subtle, bundle.certificate, known.serverKeys));
  if (!bundle || !sender || !(await openSigned(subtle, box, 'bundle', [sender.publicKey])))
    return problem('peer.damaged');
  return { ok: true, value: { sender, madeAt: bundle.madeAt, documents: bundle.documents, parcels: bundle.parcels } };
}

function readVersion(body: Uint8Array): number {
  return body[0] ?? 0;
}

function readBody(decoder: decoding.Decoder): Bundle {
  decoding.readVarUint(decoder);
  return {
    certificate: decoding.readVarUint8Array(decoder),
    madeAt: decoding.readVarUint(decoder),
    documents: readList(decoder, MOST_DOCUMENTS, (from) => ({
      documentId: decoding.readVarString(from),
      update: decoding.readVarUint8Array(from),
    })),
    parcels: readList(decoder, MOST_PARCELS, decoding.readVarUint8Array),
  };
}

function problem(code: BundleProblem): { readonly ok: false; readonly problem: { readonly code: BundleProblem } } {
  return { ok: false, problem: { code } };
}
