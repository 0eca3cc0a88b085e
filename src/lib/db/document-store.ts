import * as Y from 'yjs';
import { advanceHead, type CarriedTuple, type UpdateProblem } from '#lib/doc/document-head.ts';
import { withoutTakenNumbers } from '#lib/doc/forks.ts';
import { clipRanges, joinRanges, rangesOfClocks, type PlaceRange } from '#lib/doc/place-ranges.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { RowKey } from '#lib/events/fold.ts';
import type { BatchAsk } from '#lib/sync/batch.ts';
import type { Changes } from './changes.ts';
import type { DeviceDatabase, DocumentEntry } from './database.ts';
import { keepBoth } from './forked-places.ts';
import { guardStorage } from './guard.ts';
import { decodeClocks, decodeHead, emptyEntry, encodeClocks, encodeHead, isWithin, lowerClocks } from './head-codec.ts';
import { listWaiting, markPositions, markReceived } from './journal-marks.ts';
import type { StorageProblem } from './storage-problem.ts';
import { addToSubjects } from './subjects.ts';

/** More stored updates than this are joined into one. */
const JOIN_ABOVE = 64;

/**
 * The documents of this device as bytes, each with the rows of its events.
 * 1. An update, the rows it changes and the positions of own events in it are one transaction: a kill leaves all of it or nothing.
 * 2. Storing the same update again changes nothing; tabs may store the same updates side by side.
 * 3. An own event is `received` when the server has proven to have it, whichever came first, the proof or its place here. A state vector alone proves
 *    nothing: something else may lie at that place (sync SPEC SY14).
 * 4. What an update says at places that are filled with something else is kept beside it (events SPEC E13).
 */
export class DocumentStore {
  readonly #database: DeviceDatabase;
  readonly #changes: Changes;
  readonly #now: () => number;
  /** What the server has proven since this was opened, by document. */
  readonly #proven = new Map<string, readonly PlaceRange[]>();

  constructor(database: DeviceDatabase, changes: Changes, now: () => number) {
    this.#database = database;
    this.#changes = changes;
    this.#now = now;
  }

  /**
   * Stores updates of a document in their order and folds the subjects they speak of.
   * @returns the keys of the rows that changed; an `update.*` problem (a gap among them) stores nothing
   */
  async add(
    documentId: string,
    updates: readonly Uint8Array[],
  ): Promise<Result<readonly RowKey[], UpdateProblem | StorageProblem>> {
    const { documents, journal, subjects, mentions, aside } = this.#database;
    const tables = [documents, this.#database.updates, subjects, mentions, aside, journal];
    const added = await guardStorage(() =>
      this.#database.transaction('rw', tables, async () => {
        const entry = (await documents.get(documentId)) ?? emptyEntry(documentId);
        const head = decodeHead(entry);
        const isNew = entry.clocks.length === 0;
        const tuples: CarriedTuple[] = [];
        const fresh: Uint8Array[] = [];
        const repeating: Uint8Array[] = [];
        const take = (update: Uint8Array): ReturnType<typeof readUpdate> => {
          const read = readUpdate(update, head);
          const rest =
            read.ok || read.problem.code !== 'update.foreignName' ? undefined : withoutTakenNumbers(update, head);
          if (rest) repeating.push(update);
          if (!read.ok) return rest ? take(rest) : read;
          if (read.value.repeats) repeating.push(update);
          if (read.value.clocks.size === 0) return read;
          fresh.push(read.value.repeats ? Y.diffUpdate(update, Y.encodeStateVector(head.clocks)) : update);
          advanceHead(head, read.value);
          tuples.push(...read.value.tuples);
          return read;
        };
        for (const update of updates) {
          const read = take(update);
          if (!read.ok) return read;
        }
        if (repeating.length > 0) {
          const taking = { documentId, arrays: head.arrays, fresh };
          for (const copy of await keepBoth(this.#database, taking, repeating)) take(copy);
        }
        const keys = fresh.length > 0 ? await addToSubjects(this.#database, documentId, tuples, { isNew }) : [];
        if (fresh.length > 0) await this.#keepBytes({ ...entry, ...encodeHead(head) }, fresh);
        await markPositions(journal, documentId, tuples);
        return ok({ keys, received: await this.#markProven(documentId) });
      }),
    );
    if (!added.ok) return added;
    const { keys, received } = added.value;
    if (keys.length > 0) this.#changes.emit({ kind: 'rows', documentId, keys });
    this.#emitReceived(documentId, received);
    return ok(keys);
  }

  /**
   * Notes what the server has of a document on its disk.
   * @param given places of which it is known that the server has there what lies here: own events in them get their second tick. All that the receipt
   * covers where left out, which is how servers of before there were proofs are understood
   */
  async noteReceipt(
    documentId: string,
    stateVector: Uint8Array,
    given?: readonly PlaceRange[],
  ): Promise<Result<undefined, StorageProblem>> {
    const receipt = decodeClocks(stateVector);
    this.#addProven(documentId, given ? clipRanges(given, new Map(receipt)) : rangesOfClocks(receipt));
    const { documents, journal } = this.#database;
    const noted = await guardStorage(() =>
      this.#database.transaction('rw', [documents, journal], async () => {
        const entry = (await documents.get(documentId)) ?? emptyEntry(documentId);
        const isSettled = entry.refusal !== undefined && isWithin(entry.clocks, receipt);
        const now = this.#now();
        await documents.put({ ...entry, receipt, receiptAt: now, refusal: isSettled ? undefined : entry.refusal });
        const isNews = !isWithin(receipt, entry.receipt) || !isWithin(entry.receipt, receipt);
        return ok({ received: await this.#markProven(documentId), isSettled, isNews });
      }),
    );
    if (!noted.ok) return noted;
    if (noted.value.isSettled) this.#changes.emit({ kind: 'refusal', documentId, code: undefined });
    this.#emitReceived(documentId, noted.value.received);
    if (noted.value.isNews) this.#changes.emit({ kind: 'receipt', documentId });
    return ok(undefined);
  }

  /** Notes places of which the server has shown that it has on its disk what this device gave: own events in them get their second tick. */
  async noteProof(documentId: string, ranges: readonly PlaceRange[]): Promise<Result<undefined, StorageProblem>> {
    this.#addProven(documentId, ranges);
    const { journal } = this.#database;
    const noted = await guardStorage(() =>
      this.#database.transaction('rw', journal, async () => ok(await this.#markProven(documentId))),
    );
    if (!noted.ok) return noted;
    this.#emitReceived(documentId, noted.value);
    return ok(undefined);
  }

  /** Notes that the server takes nothing for a document, and why; stands until a receipt covers everything here. */
  async noteRefusal(documentId: string, code: string): Promise<Result<undefined, StorageProblem>> {
    const { documents } = this.#database;
    const noted = await guardStorage(() =>
      this.#database.transaction('rw', documents, async () => {
        const entry = (await documents.get(documentId)) ?? emptyEntry(documentId);
        await documents.put({ ...entry, refusal: code });
        return ok(undefined);
      }),
    );
    if (noted.ok) this.#changes.emit({ kind: 'refusal', documentId, code });
    return noted;
  }

  /** All bytes of a document joined in one update; undefined where nothing is stored. */
  async load(documentId: string): Promise<Uint8Array | undefined> {
    const stored = await this.#database.updates.where({ documentId }).sortBy('seq');
    return stored.length === 0 ? undefined : joinUpdates(stored.map(({ bytes }) => bytes));
  }

  /** What this device has of a document, as a Yjs state vector; without reading its bytes. */
  async readStateVector(documentId: string): Promise<Uint8Array> {
    const entry = await this.#database.documents.get(documentId);
    return encodeClocks((entry ?? emptyEntry(documentId)).clocks);
  }

  /**
   * What to say of each document in a batch; of one this device has never seen, that it has nothing. Given is everything beyond the receipt, and own
   * events without their second tick, also where the receipt covers them (sync SPEC SY15).
   */
  async offer(documentIds: readonly string[]): Promise<BatchAsk[]> {
    const entries = await this.#database.documents.bulkGet([...documentIds]);
    const waiting = await listWaiting(this.#database.journal, documentIds);
    return Promise.all(
      documentIds.map(async (documentId, at): Promise<BatchAsk> => {
        const entry = entries[at] ?? emptyEntry(documentId);
        const stateVector = encodeClocks(entry.clocks);
        const proven = lowerClocks(entry.receipt, waiting.get(documentId) ?? []);
        if (isWithin(entry.clocks, proven)) return { documentId, stateVector, update: new Uint8Array() };
        const bytes = await this.load(documentId);
        const update = bytes ? Y.diffUpdate(bytes, encodeClocks(proven)) : new Uint8Array();
        return { documentId, stateVector, update };
      }),
    );
  }

  /** Own events of a document without their second tick, as one update; empty where there are none. */
  async readUnticked(documentId: string): Promise<Uint8Array> {
    const entry = await this.#database.documents.get(documentId);
    const waiting = (await listWaiting(this.#database.journal, [documentId])).get(documentId) ?? [];
    const bytes = entry && waiting.length > 0 ? await this.load(documentId) : undefined;
    return bytes && entry ? Y.diffUpdate(bytes, encodeClocks(lowerClocks(entry.clocks, waiting))) : new Uint8Array();
  }

  /** Documents that hold something without a receipt, or own events without their second tick. */
  async listUnsent(): Promise<string[]> {
    const { documents, journal } = this.#database;
    const entries = await documents.toArray();
    const beyond = entries.filter(({ clocks, receipt }) => !isWithin(clocks, receipt));
    const waiting = await journal.where({ state: 'saved' }).toArray();
    const placed = waiting.filter(({ position }) => position !== undefined);
    return [...new Set([...beyond, ...placed].map(({ documentId }) => documentId))];
  }

  async #keepBytes(entry: DocumentEntry, fresh: readonly Uint8Array[]): Promise<void> {
    const { documents, updates } = this.#database;
    const { documentId } = entry;
    const bytes = fresh.length === 1 ? fresh[0]! : Y.mergeUpdates([...fresh]);
    let updateCount = entry.updateCount + 1;
    if (updateCount <= JOIN_ABOVE) await updates.add({ documentId, bytes });
    else {
      const stored = await updates.where({ documentId }).sortBy('seq');
      await updates.bulkDelete(stored.map(({ seq }) => seq));
      await updates.add({ documentId, bytes: joinUpdates([...stored.map((one) => one.bytes), bytes]) });
      updateCount = 1;
    }
    await documents.put({ ...entry, updateCount });
  }

  #addProven(documentId: string, ranges: readonly PlaceRange[]): void {
    if (ranges.length === 0) return;
    this.#proven.set(documentId, joinRanges([...(this.#proven.get(documentId) ?? []), ...ranges]));
  }

  async #markProven(documentId: string): Promise<string[]> {
    const proven = this.#proven.get(documentId);
    return proven ? markReceived(this.#database.journal, documentId, proven, this.#now()) : [];
  }

  #emitReceived(documentId: string, eventIds: readonly string[]): void {
    if (eventIds.length > 0) this.#changes.emit({ kind: 'received', documentId, eventIds, at: this.#now() });
  }
}

/** Joins updates through a document, which makes one run of what a device appended piece by piece; merging bytes would not. */
function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  const doc = new Y.Doc({ gc: false });
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const joined = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return joined;
}
