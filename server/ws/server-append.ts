import * as Y from 'yjs';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { DocumentKey } from '../log/port.ts';
import type { DocumentRooms } from './document-rooms.ts';
import type { Carrier } from './member.ts';

/** The server itself: no device brought it, and it may write any array. */
const SERVER: Carrier = { deviceId: null, takes: () => true };

/**
 * Appends events that the server makes itself (imports), through the same check, log and rooms as those of devices: open sockets of this
 * process see them at once, those of other processes soon. Each call is a Yjs client of its own, so give a document's events in one call.
 * Resolves when they are on the disk.
 */
export async function appendAsServer(
  rooms: DocumentRooms,
  key: DocumentKey,
  events: readonly PosyanduEvent[],
): Promise<void> {
  if (events.length === 0) return;
  // One client for each device: a client writes one array only (SPEC E2).
  for (const own of Map.groupBy(events, (event) => event.device).values()) {
    const doc = new Y.Doc();
    appendEvents(doc, own);
    const room = await rooms.open(key);
    const offered = room.offer(Y.encodeStateAsUpdate(doc), SERVER);
    if (offered.kind !== 'accepted') throw new Error(`${key.documentId}: ${offered.kind}`);
    await room.whenDurable();
  }
}
