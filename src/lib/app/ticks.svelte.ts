import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { listHeldElsewhere } from '#lib/db/holdings.ts';
import { ForeignTicks } from './foreign-ticks.svelte.ts';
import type { Tick } from './problems.ts';

type TickData = Pick<DeviceData, 'journal' | 'database' | 'changes' | 'store'>;

/**
 * Where entries stand: on this device, on another one too, at the server. An entry of another device is on that device, whoever brought it; it has its
 * second tick when a receipt covers it, like one's own (sync SPEC SY9, PE8).
 */
export class Ticks {
  readonly #data: TickData;
  readonly #stop: () => void;
  readonly #foreign: ForeignTicks;
  /** Own events without the second tick. */
  #unsent = $state.raw<ReadonlyMap<string, 'saving' | 'saved'>>(new Map());
  /** Those of them that another device has on its disk. */
  #held = $state.raw<ReadonlySet<string>>(new Set());
  /** Documents of which the server takes nothing, and why. */
  #refusals = $state.raw<ReadonlyMap<string, string>>(new Map());
  #looking: Promise<void> = Promise.resolve();
  /** Who waits until some events are saved, and which of them are not yet. */
  readonly #waits = new Set<{ readonly ids: Set<string>; readonly resolve: () => void }>();
  #lastReceiptAt = $state.raw<number | undefined>();

  /** @param ownDevice id of this device, once it has one */
  constructor(data: TickData, ownDevice: () => string) {
    this.#data = data;
    this.#foreign = new ForeignTicks(data, ownDevice);
    this.#stop = data.changes.listen((change) => this.#apply(change));
  }

  async load(): Promise<void> {
    const unsent = await this.#data.journal.listUnsent();
    this.#unsent = new Map(unsent.map(({ eventId }) => [eventId, 'saved']));
    this.#held = new Set(await listHeldElsewhere(this.#data.database));
    const documents = await this.#data.database.documents.toArray();
    for (const document of documents) this.#foreign.lookAtStart(document);
    const receipts = documents.flatMap(({ receiptAt }) => receiptAt ?? []);
    this.#lastReceiptAt = receipts.length > 0 ? Math.max(...receipts) : undefined;
    this.#refusals = new Map(
      documents.flatMap(({ documentId, refusal }) => (refusal === undefined ? [] : [[documentId, refusal]])),
    );
  }

  get unsentCount(): number {
    return this.#unsent.size;
  }

  /** Words of the refusals that stand, by document. */
  get refusals(): ReadonlyMap<string, string> {
    return this.#refusals;
  }

  /** When a receipt came last, ms since epoch. */
  get lastReceiptAt(): number | undefined {
    return this.#lastReceiptAt;
  }

  tickOf(eventId: string, documentId: string): Tick {
    const state = this.#unsent.get(eventId);
    if (state === undefined) return this.#foreign.isWaiting(eventId, documentId) ? 'shared' : 'received';
    if (state === 'saving') return state;
    if (this.#refusals.has(documentId)) return 'refused';
    return this.#held.has(eventId) ? 'shared' : 'saved';
  }

  /** Tells when own entries came to this device's disk, in whichever tab. @returns how to stop listening */
  listenSaved(listener: () => void): () => void {
    return this.#data.changes.listen(({ kind }) => {
      if (kind === 'saved') listener();
    });
  }

  /**
   * Resolves when all that is on its way to the disk at this moment has its first tick: its rows follow a moment later. Never where some of it fails, or
   * nothing is on its way.
   */
  untilSaved(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const ids = new Set([...this.#unsent].flatMap(([id, state]) => (state === 'saving' ? [id] : [])));
    if (ids.size > 0) this.#waits.add({ ids, resolve });
    return promise;
  }

  /** Events are on their way to the journal. */
  begin(eventIds: readonly string[]): void {
    this.#unsent = new Map([...this.#unsent, ...eventIds.map((id) => [id, 'saving'] as const)]);
  }

  /** Events did not get into the journal. */
  giveUp(eventIds: readonly string[]): void {
    for (const wait of this.#waits) if (eventIds.some((id) => wait.ids.has(id))) this.#waits.delete(wait);
    this.#drop(eventIds);
  }

  /** Resolves when everything that has changed so far has been looked at. */
  async settled(): Promise<void> {
    await this.#looking;
    await this.#foreign.settled();
  }

  close(): void {
    this.#stop();
  }

  #apply(change: Change): void {
    if (change.kind === 'saved') {
      this.#noteSaved(change.eventIds);
      this.#unsent = new Map([...this.#unsent, ...change.eventIds.map((id) => [id, 'saved'] as const)]);
    } else if (change.kind === 'received') {
      this.#lastReceiptAt = change.at;
      this.#drop(change.eventIds);
    } else if (change.kind === 'holding') {
      this.#looking = this.#looking.then(() => this.#lookElsewhere(change.documentId));
    } else if (change.kind === 'rows' || change.kind === 'receipt') {
      this.#foreign.look(change.documentId);
    } else if (change.kind === 'refusal') {
      const refusals = new Map(this.#refusals);
      if (change.code === undefined) refusals.delete(change.documentId);
      else refusals.set(change.documentId, change.code);
      this.#refusals = refusals;
    }
  }

  #noteSaved(eventIds: readonly string[]): void {
    for (const wait of this.#waits) {
      for (const id of eventIds) wait.ids.delete(id);
      if (wait.ids.size > 0) continue;
      this.#waits.delete(wait);
      wait.resolve();
    }
  }

  async #lookElsewhere(documentId: string): Promise<void> {
    const held = await listHeldElsewhere(this.#data.database, documentId).catch(() => []);
    if (held.length > 0) this.#held = new Set([...this.#held, ...held]);
  }

  #drop(eventIds: readonly string[]): void {
    const unsent = new Map(this.#unsent);
    for (const id of eventIds) unsent.delete(id);
    this.#unsent = unsent;
  }
}
