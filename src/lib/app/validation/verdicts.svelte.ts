import type { Row } from '#lib/events/fold.ts';
import { codesOf } from '#lib/events/code-list.ts';
import { digestVisit } from '#lib/events/visit-digest.ts';
import type { App } from '../app.svelte.ts';
import type { Records } from '../records/records.svelte.ts';

/** What nakes have said of session days, live: for the blue tick beside an entry, and for what cadres may still do. */
export class Verdicts {
  readonly #records: Records;

  private constructor(records: Records) {
    this.#records = records;
  }

  /** Opens with all that this device holds; undefined before the device is enrolled. */
  static async open(app: Pick<App, 'openRecords'>): Promise<Verdicts | undefined> {
    const records = await app.openRecords(['validation']);
    return records && new Verdicts(records);
  }

  /** True where every nakes who has decided on the day approves of it. */
  isApproved(documentId: string): boolean {
    const decided = this.#rowOf(documentId)?.slots['decision'] ?? [];
    return decided.length > 0 && decided.every(({ value }) => value === 'approved');
  }

  /** True where the approval covers this visit in the state it is in: the blue tick. */
  isValidated(visit: Row): boolean {
    const { documentId } = visit;
    return this.isApproved(documentId) && codesOf(this.#rowOf(documentId), 'over').includes(digestVisit(visit));
  }

  close(): Promise<void> {
    return this.#records.close();
  }

  #rowOf(documentId: string): Row | undefined {
    return this.#records.rowsOf('validation', documentId)[0];
  }
}
