import * as encoding from 'lib0/encoding';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import type { EventTuple } from '#lib/events/envelope.ts';

const CONTENT_ANY = 8;
const HAS_ORIGIN = 0x80;
const FIRST_AT = 1_786_000_000_000;

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

/** What four events in turn say of a person who comes to the session: there, measured, that step done, advised. */
const VISIT = [
  ['attendance', { group: 'toddler', arrivedAt: '08:12', hasBook: true, insured: true, queueNo: 12 }],
  ['measurement', { weightKg: 9.5, lengthHeightCm: 78.4, position: 'recumbent', headCm: 45.1 }],
  ['step', { measurementStep: 'done', recordingStep: 'done', serviceStep: 'skipped' }],
  ['education', { topics: ['feeding', 'immunisation'], nextDate: '2026-09-07', gaveLeaflet: true }],
] as const;

/**
 * The event of about 150 bytes that a client pushes at a clock. It is the same whoever makes it, so that a device that has seen it can
 * give it back without having kept it.
 */
export function eventAt(client: number, clock: number): EventTuple {
  const [type, data] = VISIT[clock % VISIT.length]!;
  const id = `${client.toString(36)}-${clock.toString(36)}`;
  const person = `person${client}-${Math.floor(clock / VISIT.length)}`;
  return [id, type, 1, person, data, 'account1', 'cadre', FIRST_AT + clock];
}
