import type { TableName } from '#lib/events/catalogue.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { App } from '../app.svelte.ts';
import type { RecordProblem } from '../problems.ts';
import type { Records, Saved } from '../records/records.svelte.ts';
import type { Part } from '../records/row-writer.ts';
import { standingIds, type SlotValues } from '../statement-data.ts';
import { mayRestate, restatementOf, thirdValueOf, type RestateAuthor, type RestateReason } from './restate.ts';
import type { SlotHistory, Statement } from './slot-history.ts';
import type { TimelineEntry } from './timeline.ts';

/** A value of a history, where it stands or stood. */
export interface ChosenStatement {
  readonly entry: TimelineEntry;
  readonly slot: SlotHistory['slot'];
  readonly statement: Statement;
}

/** Ends conflicts and brings values back from a person's history: always by a new statement, so that nothing of the history goes. */
export class Restater {
  readonly #app: Pick<App, 'openRecords' | 'device' | 'signIn'>;
  /** Opened with the first tap: reading a history needs none of them. */
  readonly #records = new Map<TableName, Promise<Records | undefined>>();

  constructor(app: Pick<App, 'openRecords' | 'device' | 'signIn'>) {
    this.#app = app;
  }

  /** Whether whoever is signed in may make this statement stand. */
  may({ entry, slot, statement }: ChosenStatement): boolean {
    const author = this.#author;
    return author !== undefined && mayRestate(entry, { slot }, statement, author);
  }

  /** States it; what was on the screen is replaced, what came meanwhile from elsewhere stays beside it. */
  async restate(
    { entry, slot, statement }: ChosenStatement,
    reason: RestateReason,
  ): Promise<Result<Saved, RecordProblem>> {
    return this.#state(entry, restatementOf(entry, slot, statement, reason));
  }

  /**
   * Ends a conflict with a value that was typed now; those that differed are replaced, and stay in the history.
   * @param chosen one of those that differ
   */
  settleWith(
    { entry, statement }: ChosenStatement,
    slots: SlotValues,
    confirmed: readonly string[] = [],
  ): Promise<Result<Saved, RecordProblem>> {
    return this.#state(entry, thirdValueOf(statement, slots, confirmed));
  }

  /** Takes it back within ten seconds. */
  async undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    const records = await this.#recordsOf(saved.key.table);
    return records ? records.undo(saved) : err({ code: 'undo.tooLate' });
  }

  async close(): Promise<void> {
    for (const opening of this.#records.values()) await (await opening)?.close();
  }

  get #author(): RestateAuthor | undefined {
    const { device, signIn } = this.#app;
    const role = signIn.current?.role;
    const posyanduId = device.posyandu?.posyanduId;
    if (role === undefined || posyanduId === undefined || device.standing.kind === 'notEnrolled') return undefined;
    return { role, posyanduId, deviceId: device.standing.deviceId };
  }

  async #state(entry: TimelineEntry, part: Part | undefined): Promise<Result<Saved, RecordProblem>> {
    const records = await this.#recordsOf(entry.table);
    if (!part || !records) return err({ code: 'signIn.needed' });
    return records.state(entry.documentId, entry.row, [part], standingIds(entry.row));
  }

  #recordsOf(table: TableName): Promise<Records | undefined> {
    const known = this.#records.get(table);
    if (known) return known;
    const opening = this.#app.openRecords([table]);
    this.#records.set(table, opening);
    return opening;
  }
}
