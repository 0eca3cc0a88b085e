import * as Y from 'yjs';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import { encodeTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { DocumentKey } from '../log/port.ts';
import type { DocumentRooms } from './document-rooms.ts';
import type { Carrier } from './member.ts';

/** The server itself: no device brought it, and it may write any array. */
const SERVER: Carrier = { deviceId: null, takes: () => true };

/**
 * Appends events that the server makes itself (imports), through the same check, log and rooms as those of devices: open sockets of this
 * process see them at once, those of other processes soon. They bear the server's seal, so that devices may bring them back (seals.ts). Each call is a Yjs client of its own, so give a document's events in one call.
 * Resolves when they are on the disk.
 */
export async function appendAsServer(
  rooms: DocumentRooms,
  key: DocumentKey,
  events: readonly PosyanduEvent[],
): Promise<void> {
  if (events.length === 0) return;
  // One client for each device: a client writes one array only (SPEC E2).
  for (const [device, own] of Map.groupBy(events, (event) => event.device)) {
    const doc = new Y.Doc();
    const { seals } = rooms;
    doc
      .getArray(arrayNameOf(device))
      .push(own.map((event) => seals?.seal(key, event) ?? Array.from(encodeTuple(event))));
    const room = await rooms.open(key);
    const offered = room.offer(Y.encodeStateAsUpdate(doc), SERVER);
    if (offered.kind !== 'accepted') throw new Error(`${key.documentId}: ${offered.kind}`);
    await room.whenDurable();
  }
}
