import type { DeviceData } from '#lib/db/device-data.ts';
import { readRow, readRows, readRowsByKey } from '#lib/db/subjects.ts';
import type { Row, RowKey } from '#lib/events/fold.ts';
import { hasCome } from './visit-place.ts';

/** The rows of one session document, in step with the disk, whichever tab or device has written. */
export class SessionRows {
  readonly documentId: string;
  readonly #data: DeviceData;
  readonly #stop: () => void;
  #reloading: Promise<void> = Promise.resolve();
  readonly #visits = new Map<string, Row>();
  #session = $state.raw<Row | undefined>();
  #present = $state.raw<readonly Row[]>([]);

  private constructor(documentId: string, data: DeviceData) {
    this.documentId = documentId;
    this.#data = data;
    this.#stop = data.changes.listen((change) => {
      if (change.kind === 'rows' && change.documentId === documentId) void this.reload(change.keys);
    });
  }

  static async open(documentId: string, data: DeviceData): Promise<SessionRows> {
    const rows = new SessionRows(documentId, data);
    // What changes meanwhile is read after all of this.
    rows.#reloading = rows.#readAll();
    await rows.#reloading;
    return rows;
  }

  /** The row of the session itself: state, groups, place. */
  get session(): Row | undefined {
    return this.#session;
  }

  /** The rows of those who came. */
  get present(): readonly Row[] {
    return this.#present;
  }

  /** The rows of everybody, also of those whose arrival was undone. */
  get visits(): readonly Row[] {
    return [...this.#visits.values()];
  }

  /** The row of a person, also of one whose arrival was undone. */
  visitOf(personId: string): Row | undefined {
    return this.#visits.get(personId);
  }

  /** Reads rows again that have changed on the disk. */
  reload(keys: readonly RowKey[]): Promise<void> {
    this.#reloading = this.#reloadAfter(this.#reloading, keys);
    return this.#reloading;
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reloading;
  }

  async #readAll(): Promise<void> {
    const { database } = this.#data;
    const session = await readRow(database, this.documentId, { table: 'session', subject: 'session' });
    this.#take([...(await readRows(database, this.documentId, 'visit')), ...(session ? [session] : [])]);
  }

  /** One after the other, so that an older reading never comes to stand over a newer one; one that failed has been told of. */
  async #reloadAfter(before: Promise<void>, keys: readonly RowKey[]): Promise<void> {
    await before.catch(() => undefined);
    this.#take(await readRowsByKey(this.#data.database, this.documentId, keys));
  }

  #take(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.table === 'visit') this.#visits.set(row.subject, row);
      else if (row.table === 'session') this.#session = row;
    }
    this.#present = [...this.#visits.values()].filter(hasCome);
  }
}
