import { appendAsServer } from '#server/ws/server-append.ts';
import { callerOf, type Arrange, type AuditedDoors } from './audited-door.ts';
import { makeEvent } from './make-event.ts';

/** Somebody in the register of the Posyandu. @returns her id */
const registerSomebody: Arrange = async ({ documents, projection }, { posyandu }) => {
  const { puskesmasId, posyanduId } = posyandu;
  const data = { name: 'Sari', sex: 'f', birthDate: '1996-02-01' };
  await appendAsServer(documents, { puskesmasId, documentId: `register:${posyanduId}` }, [
    makeEvent({ id: 'registered', type: 'person', subject: 'p_1', data }),
  ]);
  await projection.catchUp();
  return 'p_1';
};

/** Doors that open onto families and people. */
export const AUDITED_PEOPLE: AuditedDoors = {
  'GET /api/families/{memberId}': [
    'namesRead',
    (_, cast, personId) => callerOf(cast, 'nurse').get(`/api/families/${personId}`),
    registerSomebody,
  ],
  'GET /api/people/{personId}': [
    'namesRead',
    (_, cast, personId) => callerOf(cast, 'nurse').get(`/api/people/${personId}`),
    registerSomebody,
  ],
};
