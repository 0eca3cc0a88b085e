import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readBytes, readList, writeBytes, writeList } from './signed-bytes.ts';

/** Version of how two devices greet each other. What they say later may grow: a kind that is not known is passed over. */
const VERSION = 2;
const MOST_DOCUMENTS = 2_000;

/** What one device has of a document. */
export interface Having {
  readonly documentId: string;
  readonly stateVector: Uint8Array;
}

/** What two devices that have found each other say (SPEC PE1 to PE6). */
export type PeerMessage =
  /** Who I am, a number that nobody could have foreseen, and what my clock shows (ms since epoch): decides nothing, but is told where it differs. */
  | { readonly kind: 'hello'; readonly certificate: Uint8Array; readonly nonce: Uint8Array; readonly clock: number }
  /** My signature under your number and this very connection. */
  | { readonly kind: 'proof'; readonly signature: Uint8Array }
  /** What I have; what I have not named, I have nothing of. */
  | { readonly kind: 'have'; readonly documents: readonly Having[] }
  /** What you lack of a document. */
  | { readonly kind: 'give'; readonly documentId: string; readonly update: Uint8Array }
  /** Signed by its author, for documents that only some may write. */
  | { readonly kind: 'parcel'; readonly bytes: Uint8Array }
  /** What of it lies on my disk now: the receipt of a device. */
  | { readonly kind: 'stored'; readonly documents: readonly Having[] }
  /** Who is at work on a document, as y-protocols writes it; stored nowhere. */
  | { readonly kind: 'presence'; readonly documentId: string; readonly update: Uint8Array }
  /** Something that a newer app says; never sent. */
  | { readonly kind: 'unknown' };

const KINDS = ['hello', 'proof', 'have', 'give', 'parcel', 'stored', 'presence'] as const satisfies readonly Exclude<
  PeerMessage['kind'],
  'unknown'
>[];
type Sayable = Exclude<PeerMessage, { readonly kind: 'unknown' }>;

/** To bytes. */
export function encodePeerMessage(message: Sayable): Uint8Array {
  return writeBytes((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(message.kind));
    switch (message.kind) {
      case 'hello':
        encoding.writeVarUint(encoder, VERSION);
        encoding.writeVarUint8Array(encoder, message.certificate);
        encoding.writeVarUint8Array(encoder, message.nonce);
        encoding.writeVarUint(encoder, message.clock);
        return;
      case 'proof':
        encoding.writeVarUint8Array(encoder, message.signature);
        return;
      case 'have':
      case 'stored':
        writeList(encoder, message.documents, (to, { documentId, stateVector }) => {
          encoding.writeVarString(to, documentId);
          encoding.writeVarUint8Array(to, stateVector);
        });
        return;
      case 'give':
      case 'presence':
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

/** From bytes; undefined for anything else, `unknown` for a kind of message that only a newer app has. */
export function decodePeerMessage(bytes: Uint8Array): PeerMessage | undefined {
  return readBytes(bytes, (decoder): PeerMessage | undefined => {
    const number = decoding.readVarUint(decoder);
    const kind = KINDS[number];
    switch (kind) {
      case 'hello': {
        if (decoding.readVarUint(decoder) !== VERSION) return undefined;
        const certificate = decoding.readVarUint8Array(decoder);
        return {
          kind,
          certificate,
          nonce: decoding.readVarUint8Array(decoder),
          clock: decoding.readVarUint(decoder),
        };
      }
      case 'proof':
        return { kind, signature: decoding.readVarUint8Array(decoder) };
      case 'have':
      case 'stored':
        return { kind, documents: readHavings(decoder) };
      case 'give':
      case 'presence':
        return { kind, documentId: decoding.readVarString(decoder), update: decoding.readVarUint8Array(decoder) };
      case 'parcel':
        return { kind, bytes: decoding.readVarUint8Array(decoder) };
      case undefined:
        decoding.readTailAsUint8Array(decoder);
        return { kind: 'unknown' };
      default:
        return kind satisfies never;
    }
  });
}

function readHavings(decoder: decoding.Decoder): Having[] {
  return readList(decoder, MOST_DOCUMENTS, (from) => ({
    documentId: decoding.readVarString(from),
    stateVector: decoding.readVarUint8Array(from),
  }));
}
