import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readBytes, readList, writeBytes, writeList } from './signed-bytes.ts';

/** Version of what two devices say to each other. */
const VERSION = 1;
const MOST_DOCUMENTS = 2_000;

/** What one device has of a document. */
export interface Having {
  readonly documentId: string;
  readonly stateVector: Uint8Array;
}

/** What two devices that have found each other say (SPEC PE1 to PE6). */
export type PeerMessage =
  /** Who I am, and a number that only I could not have foreseen. */
  | { readonly kind: 'hello'; readonly certificate: Uint8Array; readonly nonce: Uint8Array }
  /** My signature under your number and this very connection. */
  | { readonly kind: 'proof'; readonly signature: Uint8Array }
  /** What I have; what I have not named, I have nothing of. */
  | { readonly kind: 'have'; readonly documents: readonly Having[] }
  /** What you lack of a document. */
  | { readonly kind: 'give'; readonly documentId: string; readonly update: Uint8Array }
  /** Signed by its author, for documents that only some may write. */
  | { readonly kind: 'parcel'; readonly bytes: Uint8Array };

const KINDS = ['hello', 'proof', 'have', 'give', 'parcel'] as const satisfies readonly PeerMessage['kind'][];

/** To bytes. */
export function encodePeerMessage(message: PeerMessage): Uint8Array {
  return writeBytes((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(message.kind));
    switch (message.kind) {
      case 'hello':
        encoding.writeVarUint(encoder, VERSION);
        encoding.writeVarUint8Array(encoder, message.certificate);
        encoding.writeVarUint8Array(encoder, message.nonce);
        return;
      case 'proof':
        encoding.writeVarUint8Array(encoder, message.signature);
        return;
      case 'have':
        writeList(encoder, message.documents, (to, { documentId, stateVector }) => {
          encoding.writeVarString(to, documentId);
          encoding.writeVarUint8Array(to, stateVector);
        });
        return;
      case 'give':
        encoding.writeVarString(encoder, message.documentId);
        encoding.writeVarUint8Array(encoder, message.update);
        return;
      case 'parcel':
        encoding.writeVarUint8Array(encoder, message.bytes);
        return;
      default:
        message satisfies never;
    }
  });
}

/** From bytes; undefined for anything else, and for what a newer app says. */
export function decodePeerMessage(bytes: Uint8Array): PeerMessage | undefined {
  return readBytes(bytes, (decoder): PeerMessage | undefined => {
    const kind = KINDS[decoding.readVarUint(decoder)];
    switch (kind) {
      case 'hello': {
        if (decoding.readVarUint(decoder) !== VERSION) return undefined;
        return { kind, certificate: decoding.readVarUint8Array(decoder), nonce: decoding.readVarUint8Array(decoder) };
      }
      case 'proof':
        return { kind, signature: decoding.readVarUint8Array(decoder) };
      case 'have': {
        const documents = readList(decoder, MOST_DOCUMENTS, (from) => ({
          documentId: decoding.readVarString(from),
          stateVector: decoding.readVarUint8Array(from),
        }));
        return { kind, documents };
      }
      case 'give':
        return { kind, documentId: decoding.readVarString(decoder), update: decoding.readVarUint8Array(decoder) };
      case 'parcel':
        return { kind, bytes: decoding.readVarUint8Array(decoder) };
      case undefined:
        return undefined;
      default:
        return kind satisfies never;
    }
  });
}
