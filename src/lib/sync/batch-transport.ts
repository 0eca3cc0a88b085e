import { decodeAnswers, encodeAsks, MAX_BATCH_DOCUMENTS, type BatchAnswer, type BatchAsk } from './batch.ts';
import { listRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { Outcome } from './outcome.ts';

/** Carries the bytes of a request to `POST /api/sync` and those of the answer back. */
export type PostBatch = (body: Uint8Array) => Promise<Outcome<Uint8Array>>;

/** What batch catch-up needs of the store of documents. */
export interface BatchStore {
  /** What to say of each document. */
  offer(documentIds: readonly string[]): Promise<BatchAsk[]>;
  add(documentId: string, updates: readonly Uint8Array[]): Promise<Outcome<unknown>>;
  /** @param given places at which the server has been given what lies here, and has it, as far as the receipt goes (SPEC SY14) */
  noteReceipt(documentId: string, stateVector: Uint8Array, given: readonly PlaceRange[]): Promise<Outcome<unknown>>;
  noteRefusal(documentId: string, code: string): Promise<Outcome<unknown>>;
}

/** What one catch-up came to. */
export interface BatchOutcome {
  readonly documents: number;
  readonly refused: readonly string[];
}

/** Requests are cut so that a slow line finishes one now and then: what came with it is stored while the next is on its way. */
const MAX_REQUEST_BYTES = 64 * 1024;
/** What a document weighs of which nothing is here yet: it comes whole. */
const WHOLE_DOCUMENT_BYTES = 12 * 1024;
/** Answers to this many documents come together. */
const MAX_REQUEST_DOCUMENTS = Math.min(60, MAX_BATCH_DOCUMENTS);

/** The server lacks something before what it was given: its receipt says from where on to give. */
const GAP = 'update.gap';
/** Answers after which what was given of one's own array is there: `sync.deviceUnknown` speaks of other arrays that were left out (SPEC SY10). */
const TAKEN: ReadonlySet<string> = new Set(['', 'sync.deviceUnknown']);

/**
 * Brings documents up to date with the server, many in one round trip (SPEC SY4). Each answer is stored as it comes, so that a
 * line that breaks loses nothing of what was done; asking again changes nothing.
 * @param onProgress hears after each answer how many documents are done
 * @returns problems of the post and of the store as they are, or `sync.batchUnreadable` for an answer that is none
 */
export async function syncBatch(
  documentIds: readonly string[],
  store: BatchStore,
  post: PostBatch,
  onProgress: (done: number) => void = () => undefined,
): Promise<Outcome<BatchOutcome>> {
  const refused = new Set<string>();
  const healed = new Set<string>();
  const settled = new Set<string>();
  let open = [...documentIds];
  while (open.length > 0) {
    const again: string[] = [];
    for await (const { asks, answers } of exchangeAll(cutAsks(await store.offer(open)), post)) {
      if (!answers.ok) return answers;
      for (const answer of answers.value) {
        const ask = asks.find(({ documentId }) => documentId === answer.documentId);
        const taken = await takeAnswer(answer, ask, store);
        if (!taken.ok) return taken;
        const { documentId, refusal } = answer;
        if (refusal === GAP && !healed.has(documentId)) {
          healed.add(documentId);
          again.push(documentId);
          continue;
        }
        settled.add(documentId);
        if (refusal !== '') refused.add(documentId);
      }
      // Answers that would have grown too long are left out; they come with the next question.
      const answered = new Set(answers.value.map(({ documentId }) => documentId));
      again.push(...asks.map(({ documentId }) => documentId).filter((documentId) => !answered.has(documentId)));
      onProgress(settled.size);
    }
    open = again;
  }
  return { ok: true, value: { documents: documentIds.length, refused: [...refused] } };
}

interface Exchanged {
  readonly asks: readonly BatchAsk[];
  readonly answers: Outcome<BatchAnswer[]>;
}

/** Posts one part after the other; the next is on its way while the answers to one are being used. None follows one that failed. */
async function* exchangeAll(parts: readonly (readonly BatchAsk[])[], post: PostBatch): AsyncGenerator<Exchanged> {
  let coming = parts[0] && exchange(parts[0], post);
  for (const [at, asks] of parts.entries()) {
    const answers = await coming;
    if (!answers) return;
    const next = parts[at + 1];
    coming = answers.ok && next ? exchange(next, post) : undefined;
    yield { asks, answers };
  }
}

async function exchange(asks: readonly BatchAsk[], post: PostBatch): Promise<Outcome<BatchAnswer[]>> {
  const answered = await post(encodeAsks(asks));
  if (!answered.ok) return answered;
  const answers = decodeAnswers(answered.value);
  return answers && answers.length > 0
    ? { ok: true, value: answers }
    : { ok: false, problem: { code: 'sync.batchUnreadable' } };
}

async function takeAnswer(
  answer: BatchAnswer,
  ask: BatchAsk | undefined,
  store: BatchStore,
): Promise<Outcome<unknown>> {
  const { documentId, update, receipt, refusal } = answer;
  // First what the server has: what comes from it is then known to be there, and nobody asks for its second tick.
  if (receipt.length > 0) {
    const given = ask && ask.update.length > 0 && TAKEN.has(refusal) ? listRanges(ask.update) : [];
    const noted = await store.noteReceipt(documentId, receipt, given);
    if (!noted.ok) return noted;
  }
  if (update.length > 0) {
    const added = await store.add(documentId, [update]);
    if (!added.ok) return added;
  }
  return refusal === '' || refusal === GAP ? { ok: true, value: undefined } : store.noteRefusal(documentId, refusal);
}

/** True where this device has nothing of the document: its state is empty, or a count of none. */
function isNew({ stateVector }: BatchAsk): boolean {
  return stateVector.length <= 1;
}

function cutAsks(asks: readonly BatchAsk[]): BatchAsk[][] {
  const parts: BatchAsk[][] = [];
  let bytes = 0;
  for (const ask of asks) {
    const size =
      ask.documentId.length + ask.update.length + (isNew(ask) ? WHOLE_DOCUMENT_BYTES : ask.stateVector.length);
    const part = parts.at(-1);
    if (part && part.length < MAX_REQUEST_DOCUMENTS && bytes + size <= MAX_REQUEST_BYTES) {
      part.push(ask);
      bytes += size;
    } else {
      parts.push([ask]);
      bytes = size;
    }
  }
  return parts;
}
