import { decodeStateVector } from 'yjs';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { BatchAnswer, BatchAsk } from '#lib/sync/batch.ts';
import { CLOSE, CLOSE_REASON } from '#lib/sync/close-codes.ts';
import type { DocumentRoom } from './document-room.ts';
import type { DocumentRooms } from './document-rooms.ts';
import { EMPTY_UPDATE } from './frames.ts';
import type { Carrier } from './member.ts';
import { joinAll } from './missing-part.ts';
import { isOwnAuthor } from './own-author.ts';
import type { Grant, Refused } from './rights-port.ts';
import { SERVER_DEVICES } from './update-check.ts';

/** Answers grow no longer than this in all; documents that no longer fit are left out, and asked for again. */
const ANSWER_BYTES = 8 * 1024 * 1024;
const NOTHING = new Uint8Array();

/**
 * Batch catch-up (SPEC SY4): takes what a device gives for each document by the same path as its socket would, and answers with what
 * it lacks, once all of it is on the disk.
 * @param authorise rights of whoever asks, document by document
 * @returns answers in the order of the asks; a document that was left out for length has none, and asking again continues
 * @throws when the store cannot be read or written
 */
export async function syncBatch(
  rooms: DocumentRooms,
  asks: readonly BatchAsk[],
  authorise: (documentId: string) => Promise<Grant | Refused>,
): Promise<BatchAnswer[]> {
  const opened = await Promise.all(asks.map((ask) => openAsk(rooms, ask, authorise)));
  await Promise.all(opened.map((one) => one.room?.whenDurable()));
  const answers: BatchAnswer[] = [];
  let bytes = 0;
  for (const one of opened) {
    const answer = await answerOf(one);
    bytes += answer.update.length;
    if (bytes > ANSWER_BYTES && answers.length > 0) break;
    answers.push(answer);
  }
  return answers;
}

/** An ask whose update has been offered. */
interface OpenedAsk {
  readonly ask: BatchAsk;
  readonly room?: DocumentRoom;
  readonly mayRead: boolean;
  /** Why something of the update is not taken; empty where all is. Known once the room has compared it. */
  readonly refusal: () => string;
}

async function openAsk(
  rooms: DocumentRooms,
  ask: BatchAsk,
  authorise: (documentId: string) => Promise<Grant | Refused>,
): Promise<OpenedAsk> {
  const { documentId, update } = ask;
  if (!parseDocumentId(documentId)) return refusedAsk(ask, CLOSE.unknownDocument);
  const grant = await authorise(documentId);
  if (grant.kind === 'refused') return refusedAsk(ask, grant.closeCode);
  const room = await rooms.open({ puskesmasId: grant.puskesmasId, documentId });
  return { ask, room, mayRead: grant.mayRead, refusal: offer(room, update, grant) };
}

function offer(room: DocumentRoom, update: Uint8Array, grant: Grant): () => string {
  if (update.length <= EMPTY_UPDATE.length) return () => '';
  if (!grant.mayWrite) return () => 'sync.noRight';
  let refusal = '';
  const carrier: Carrier = {
    deviceId: grant.deviceId,
    takes: (deviceId) => !SERVER_DEVICES.has(deviceId) && grant.enrolledDevices(deviceId),
    mayState: (tuple) => isOwnAuthor(grant, tuple),
    refuse: ({ code }) => (refusal = code),
  };
  const offered = room.offer(update, carrier);
  // The receipt says what the server has, so that the missing part can be given next time.
  if (offered.kind === 'gap') refusal = 'update.gap';
  else if (offered.kind === 'accepted') refusal = offered.left?.code ?? '';
  else if (offered.kind === 'refused') refusal = offered.refusal.code;
  return () => refusal;
}

async function answerOf({ ask, room, mayRead, refusal: refusalOf }: OpenedAsk): Promise<BatchAnswer> {
  const { documentId, stateVector } = ask;
  const refusal = refusalOf();
  if (!room) return { documentId, update: NOTHING, receipt: NOTHING, refusal };
  const receipt = room.durableStateVector();
  if (!mayRead) return { documentId, update: NOTHING, receipt, refusal };
  const clocks = readClocks(stateVector);
  if (!clocks) return { documentId, update: NOTHING, receipt, refusal: 'sync.badProtocol' };
  let missing: Uint8Array[] = [];
  await room.answer(clocks, stateVector, (updates) => (missing = updates));
  return { documentId, update: missing.length > 0 ? joinAll(missing) : NOTHING, receipt, refusal };
}

function refusedAsk(ask: BatchAsk, closeCode: number): OpenedAsk {
  return { ask, mayRead: false, refusal: () => CLOSE_REASON[closeCode] ?? 'sync.noRight' };
}

function readClocks(stateVector: Uint8Array): Map<number, number> | undefined {
  try {
    return decodeStateVector(stateVector);
  } catch {
    return undefined;
  }
}
