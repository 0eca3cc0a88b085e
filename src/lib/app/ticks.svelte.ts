import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import type { Tick } from './problems.ts';

/**
 * Where own entries stand. Whatever is not listed here has its second tick: entries of others came from the server, or will be told apart
 * by nobody.
 */
export class Ticks {
  readonly #data: Pick<DeviceData, 'journal' | 'database' | 'changes'>;
  readonly #stop: () => void;
  /** Own events without the second tick. */
  #unsent = $state.raw<ReadonlyMap<string, 'saving' | 'saved'>>(new Map());
  /** Documents of which the server takes nothing, and why. */
  #refusals = $state.raw<ReadonlyMap<string, string>>(new Map());
  #lastReceiptAt = $state.raw<number | undefined>();

  constructor(data: Pick<DeviceData, 'journal' | 'database' | 'changes'>) {
    this.#data = data;
    this.#stop = data.changes.listen((change) => this.#apply(change));
  }

  async load(): Promise<void> {
    const unsent = await this.#data.journal.listUnsent();
    this.#unsent = new Map(unsent.map(({ eventId }) => [eventId, 'saved']));
    const documents = await this.#data.database.documents.toArray();
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
    if (state === undefined) return 'received';
    return state === 'saved' && this.#refusals.has(documentId) ? 'refused' : state;
  }

  /** Events are on their way to the journal. */
  begin(eventIds: readonly string[]): void {
    this.#unsent = new Map([...this.#unsent, ...eventIds.map((id) => [id, 'saving'] as const)]);
  }

  /** Events did not get into the journal. */
  giveUp(eventIds: readonly string[]): void {
    this.#drop(eventIds);
  }

  close(): void {
    this.#stop();
  }

  #apply(change: Change): void {
    if (change.kind === 'saved') {
      this.#unsent = new Map([...this.#unsent, ...change.eventIds.map((id) => [id, 'saved'] as const)]);
    } else if (change.kind === 'received') {
      this.#lastReceiptAt = change.at;
      this.#drop(change.eventIds);
    } else if (change.kind === 'refusal') {
      const refusals = new Map(this.#refusals);
      if (change.code === undefined) refusals.delete(change.documentId);
      else refusals.set(change.documentId, change.code);
      this.#refusals = refusals;
    }
  }

  #drop(eventIds: readonly string[]): void {
    const unsent = new Map(this.#unsent);
    for (const id of eventIds) unsent.delete(id);
    this.#unsent = unsent;
  }
}
