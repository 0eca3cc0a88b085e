import type { Database as Sqlite } from 'better-sqlite3';
import { posyanduOf } from './engine.ts';
import type { AppendOutcome, DocumentKey } from './port.ts';
import { SqlitePlaces } from './sqlite-places.ts';

/** One update as its row lies in the store. */
export interface UpdateRow {
  /** See moves.ts. */
  readonly moves: Uint8Array;
  readonly update: Uint8Array;
  readonly carrierDeviceId: string | null;
  /** ms since epoch */
  readonly receivedAt: number;
}

/** What one commit adds to one document, as rows. */
export interface RowsAppend extends DocumentKey {
  readonly headSeq: number;
  readonly rows: readonly UpdateRow[];
}

/**
 * Commits on one connection to SQLite, by prepared statements in immediate transactions: building a query anew for each row would cost more
 * than the row. The lock that a transaction takes makes the order of `seq` the order of commits. Nobody else may use the connection meanwhile.
 */
export class SqliteCommits {
  readonly #places: SqlitePlaces;
  readonly #store: (batch: readonly RowsAppend[]) => AppendOutcome[];
  readonly #place: () => void;

  constructor(sqlite: Sqlite) {
    const places = new SqlitePlaces(sqlite);
    const insert = createInsert(sqlite);
    this.#places = places;
    this.#place = sqlite.transaction(() => places.place()).immediate;
    this.#store = sqlite.transaction((batch: readonly RowsAppend[]) => {
      let seq = places.learn();
      return batch.map((document): AppendOutcome => {
        if (places.lastSeqOf(document) !== document.headSeq) return { kind: 'stale' };
        seq = insert(document, seq);
        return { kind: 'stored', seq };
      });
    }).immediate;
  }

  /** Stores a group. @throws when nothing was stored */
  append(batch: readonly RowsAppend[]): AppendOutcome[] {
    const outcomes = this.#store(batch);
    for (const [i, outcome] of outcomes.entries()) {
      const document = batch[i];
      if (document && outcome.kind === 'stored') this.#places.note(document, outcome.seq, document.rows.length);
    }
    return outcomes;
  }

  /** True when it is time to place, whether anybody reads or not. */
  get isPlacingDue(): boolean {
    return this.#places.isDue;
  }

  /** Places all entries there are, where any wait. */
  place(): void {
    if (!this.#places.isComplete) this.#place();
  }
}

/** @returns a function that inserts the rows of a document behind `lastSeq` and returns the new last one */
function createInsert(sqlite: Sqlite): (document: RowsAppend, lastSeq: number) => number {
  const addDocument = sqlite.prepare<[string, string, string]>('insert or ignore into log_document values (?, ?, ?)');
  const addUpdate = sqlite.prepare<[number, string, string, Uint8Array, Uint8Array, string | null, number]>(
    'insert into log_update values (?, ?, ?, ?, ?, ?, ?)',
  );
  return ({ puskesmasId, documentId, headSeq, rows }, lastSeq) => {
    let seq = lastSeq;
    if (headSeq === 0) addDocument.run(puskesmasId, documentId, posyanduOf(documentId));
    for (const { moves, update, carrierDeviceId, receivedAt } of rows) {
      seq += 1;
      addUpdate.run(seq, puskesmasId, documentId, moves, update, carrierDeviceId, receivedAt);
    }
    return seq;
  };
}
