import type { DeviceData } from '#lib/db/device-data.ts';
import { readRowsByKey, readRowsOfTable } from '#lib/db/subjects.ts';
import { monthlyId, parseDocumentId, registerId } from '#lib/doc/document-id.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { Row, RowKey } from '#lib/events/fold.ts';
import type { Outside } from '../outside.ts';
import type { RecordProblem } from '../problems.ts';
import type { Recorder } from '../recorder.ts';
import { RowWriter, type Part, type Saved } from './row-writer.ts';

export type { Part, Saved } from './row-writer.ts';

/** What the records of a Posyandu need. */
export interface RecordsPorts {
  readonly data: DeviceData;
  readonly recorder: Recorder;
  readonly outside: Pick<Outside, 'now' | 'newId'>;
  readonly posyanduId: string;
  /** Tables to follow. */
  readonly tables: readonly TableName[];
}

type RowsOfSubject = ReadonlyMap<string, Row>;

/**
 * Rows of some tables over all documents of one Posyandu (doses, referrals, home visits, reports ...), in step with the disk, whichever tab or
 * device has written; and the way to write them. One subject can have a row in several documents: a referral is proposed in `visits` and
 * decided in `care`.
 */
export class Records {
  readonly #ports: RecordsPorts;
  readonly #writer: RowWriter;
  readonly #stop: () => void;
  /** By table and subject, then by document. */
  readonly #rows = new Map<string, Map<string, Row>>();
  #reloading: Promise<void> = Promise.resolve();
  /** Replaced with each change, so that whoever reads follows it. */
  #current = $state.raw<{ readonly rows: ReadonlyMap<string, RowsOfSubject> }>({ rows: this.#rows });

  private constructor(ports: RecordsPorts) {
    this.#ports = ports;
    const standing = {
      rowOf: (documentId: string, key: RowKey) => this.#rows.get(nameOf(key))?.get(documentId),
      reload: (documentId: string, keys: readonly RowKey[]) => this.#reload(documentId, keys),
    };
    this.#writer = new RowWriter(standing, ports.recorder, ports.outside);
    this.#stop = ports.data.changes.listen((change) => {
      if (change.kind === 'rows') void this.#reload(change.documentId, change.keys);
    });
  }

  /** Opens with everything this device holds of these tables. */
  static async open(ports: RecordsPorts): Promise<Records> {
    const records = new Records(ports);
    // What changes meanwhile is read after all of this.
    records.#reloading = records.#readAll();
    await records.#reloading;
    return records;
  }

  /** Every row of a table, of every document: one subject may come several times. */
  rows(table: TableName): readonly Row[] {
    const found: Row[] = [];
    for (const rows of this.#current.rows.values()) {
      for (const row of rows.values()) if (row.table === table) found.push(row);
    }
    return found;
  }

  /** The rows of one subject, one for each document that speaks of it. */
  rowsOf(table: TableName, subject: string): readonly Row[] {
    return [...(this.#current.rows.get(nameOf({ table, subject }))?.values() ?? [])];
  }

  /** The subject of something new: a dose, a referral, a home visit. */
  newId(): string {
    return this.#ports.outside.newId();
  }

  /** The document in which something of this day is written. */
  documentFor(kind: 'register' | 'visits' | 'care' | 'confidential', date: LocalDate): string {
    const { posyanduId } = this.#ports;
    return kind === 'register' ? registerId(posyanduId) : monthlyId(kind, posyanduId, date.slice(0, 7));
  }

  /**
   * States something about one subject, all parts or none. Resolves when they have their first tick.
   * @param seen ids of events that were on the screen (`standingIds` of the row); what came meanwhile is not replaced. All that stand where left out
   */
  state(
    documentId: string,
    key: RowKey,
    parts: readonly Part[],
    seen?: readonly string[],
  ): Promise<Result<Saved, RecordProblem>> {
    return this.#writer.state(documentId, key, parts, seen);
  }

  /** Takes an entry back within ten seconds: what it replaced stands again. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.#writer.undo(saved);
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reloading;
  }

  async #readAll(): Promise<void> {
    const { data, tables } = this.#ports;
    const rows = await Promise.all(tables.map((table) => readRowsOfTable(data.database, table)));
    this.#take(rows.flat());
  }

  #reload(documentId: string, keys: readonly RowKey[]): Promise<void> {
    const own = keys.filter(({ table }) => this.#ports.tables.includes(table));
    if (own.length > 0 && this.#isOurs(documentId))
      this.#reloading = this.#reloadAfter(this.#reloading, documentId, own);
    return this.#reloading;
  }

  /** One after the other, so that an older reading never comes to stand over a newer one; one that failed has been told of. */
  async #reloadAfter(before: Promise<void>, documentId: string, keys: readonly RowKey[]): Promise<void> {
    await before.catch(() => undefined);
    this.#take(await readRowsByKey(this.#ports.data.database, documentId, keys));
  }

  #take(rows: readonly Row[]): void {
    for (const row of rows) {
      if (!this.#isOurs(row.documentId)) continue;
      const name = nameOf(row);
      const known = this.#rows.get(name);
      if (known) known.set(row.documentId, row);
      else this.#rows.set(name, new Map([[row.documentId, row]]));
    }
    this.#current = { rows: this.#rows };
  }

  #isOurs(documentId: string): boolean {
    return parseDocumentId(documentId)?.posyanduId === this.#ports.posyanduId;
  }
}

function nameOf({ table, subject }: RowKey): string {
  return `${table} ${subject}`;
}
