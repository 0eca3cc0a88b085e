import { registerId, sessionId } from '#lib/doc/document-id.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { DocumentRooms } from '#server/ws/document-rooms.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import { makeEvent } from '../../support/make-event.ts';
import type { Stage } from './stage.ts';

/** Somebody of an invented queue. */
export interface QueuedChild {
  readonly personId: string;
  readonly name: string;
  /** What this child, and no other of the queue, weighs. */
  readonly weightKg: number;
}

const FIRST_WEIGHT_KG = 12;

/** So many invented two-year-olds who have come to a session that is open, as a neighbour's tablet would have noted it: put into the store as an import would. */
export async function queueChildren(
  stage: Stage,
  posyandu: string,
  date: string,
  count: number,
): Promise<QueuedChild[]> {
  const { posyanduId, puskesmasId } = await stage.findPosyandu(posyandu);
  const children = Array.from({ length: count }, (_, i): QueuedChild => {
    return { personId: `antre-${i}`, name: `Anak Antre ${i}`, weightKg: Math.round(FIRST_WEIGHT_KG * 100 + i) / 100 };
  });
  const state = (event: Partial<PosyanduEvent> & Pick<PosyanduEvent, 'id'>) =>
    makeEvent({ by: 'impor', role: 'system', device: 'im_antre', ...event });
  const people = children.map(({ personId, name }) =>
    state({
      id: `orang-${personId}`,
      type: 'person',
      subject: personId,
      data: { name, sex: 'm', birthDate: '2024-08-02', motherName: 'Siti', hamlet: 'Krajan' },
    }),
  );
  const came = children.map(({ personId }) =>
    state({
      id: `hadir-${personId}`,
      type: 'attendance',
      subject: personId,
      data: { group: 'toddler', kiaBook: true, registrationStep: 'done' },
    }),
  );
  const opened = state({
    id: 'buka',
    type: 'session',
    subject: 'session',
    data: { state: 'open', groups: ['toddler'] },
  });
  await stage.withRooms(async ({ log, seals, now }) => {
    const rooms = await DocumentRooms.start({ log, seals, now });
    await appendAsServer(rooms, { puskesmasId, documentId: registerId(posyanduId) }, people);
    await appendAsServer(rooms, { puskesmasId, documentId: sessionId(posyanduId, date) }, [opened, ...came]);
    await rooms.close();
  });
  return children;
}
