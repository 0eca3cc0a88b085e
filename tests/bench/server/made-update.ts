import * as encoding from 'lib0/encoding';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import type { EventTuple } from '#lib/events/envelope.ts';

const CONTENT_ANY = 8;
const HAS_ORIGIN = 0x80;

/**
 * Writes the Yjs update v1 of one tuple pushed by `client` at `clock`, byte for byte as Yjs itself writes it,
 * so that a driver of thousands of clients needs no Y.Doc a client. A bench test holds it against Yjs.
 */
export function encodePush(client: number, clock: number, deviceId: string, tuple: EventTuple): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  if (clock === 0) {
    encoding.writeUint8(encoder, CONTENT_ANY);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, arrayNameOf(deviceId));
  } else {
    encoding.writeUint8(encoder, CONTENT_ANY | HAS_ORIGIN);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, [...tuple] as unknown as encoding.AnyEncodable);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
