import * as Y from 'yjs';
import { arrayNameOf } from '#lib/doc/event-arrays.ts';
import type { DocumentAppend, LogPort, NewUpdate } from '../../log/port.ts';
import type { Documents } from './documents.ts';
import type { TupleList } from './tuples.ts';

/**
 * Appends documents to the log, one update for each device in each of them, as if it had been offline all the year: nothing passes through a
 * room, and a document that is there already stays as it is.
 * @returns events written
 */
export async function appendDocuments(
  log: Pick<LogPort, 'append'>,
  puskesmasId: string,
  { lists }: Documents,
  receivedAt: number,
): Promise<number> {
  let events = 0;
  const batch = [...lists].map(([documentId, devices]): DocumentAppend => {
    const updates = [...devices].map(([device, list], at) => updateOf(at + 1, device, list, receivedAt));
    for (const { tuples } of devices.values()) events += tuples.length;
    return { puskesmasId, documentId, headSeq: 0, updates };
  });
  const outcomes = await log.append(batch);
  if (outcomes.some(({ kind }) => kind === 'stale')) throw new Error('somebody else writes these documents');
  return events;
}

/** @param client number of the Yjs client: any, as long as no other of the document has it */
function updateOf(client: number, device: string, { tuples }: TupleList, receivedAt: number): NewUpdate {
  const doc = new Y.Doc();
  doc.clientID = client;
  const array = arrayNameOf(device);
  doc.getArray(array).push(tuples.map((tuple) => [...tuple]));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return {
    update,
    clocks: new Map([[client, tuples.length]]),
    arrays: new Map([[client, array]]),
    carrierDeviceId: device,
    receivedAt,
  };
}
