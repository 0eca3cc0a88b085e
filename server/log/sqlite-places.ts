import type { Database as Sqlite } from 'better-sqlite3';
import { nameOfKey, type DocumentKey } from './port.ts';

/** Entries that may lie behind the index: enough that several of each document are placed together, few enough to take some ms. */
const MOST_UNPLACED = 4_096;

/**
 * Which entries belong to a document, in SQLite. Entries are appended to one table in the order of commits; the index by document
 * (`log_place`) is written behind, in the order of documents, so that a commit of twenty documents' events dirties two or three pages and
 * not twenty. Until then the newest entry of each such document is remembered here. Whoever reads by document places the rest first.
 * Everything here runs on a connection that nobody else uses at that moment.
 */
export class SqlitePlaces {
  readonly #statements: Statements;
  /** Newest entry of each document that has unplaced ones. */
  readonly #newest = new Map<string, number>();
  /** Entries up to here are placed, or remembered. */
  #knownThrough: number;
  #unplaced = 0;

  constructor(sqlite: Sqlite) {
    this.#statements = prepare(sqlite);
    this.#knownThrough = this.#statements.placedThrough.get() ?? 0;
  }

  /** Newest entry of the log; learns what other processes have appended. To be called first in each transaction that appends. */
  learn(): number {
    const lastSeq = this.#statements.lastSeq.get() ?? 0;
    if (lastSeq > this.#knownThrough) {
      for (const [seq, puskesmasId, documentId] of this.#statements.namesBehind.all(this.#knownThrough)) {
        this.note({ puskesmasId, documentId }, seq, 1);
      }
    }
    return lastSeq;
  }

  /** Newest entry of a document; 0 where there is none. */
  lastSeqOf(key: DocumentKey): number {
    return this.#newest.get(nameOfKey(key)) ?? this.#statements.lastPlaced.get(key.puskesmasId, key.documentId) ?? 0;
  }

  /** So many entries of a document have been committed, the last of them `seq`. */
  note(key: DocumentKey, seq: number, entries: number): void {
    this.#newest.set(nameOfKey(key), seq);
    this.#knownThrough = Math.max(this.#knownThrough, seq);
    this.#unplaced += entries;
  }

  /** True when it is time to place, whether anybody reads or not. */
  get isDue(): boolean {
    return this.#unplaced >= MOST_UNPLACED;
  }

  /** True when all entries of the log are placed. */
  get isComplete(): boolean {
    return this.#statements.lastSeq.get() === (this.#statements.placedThrough.get() ?? 0);
  }

  /** Places all entries there are; in a transaction. */
  place(): void {
    const { lastSeq, placedThrough, placeBehind, setPlaced } = this.#statements;
    const through = lastSeq.get() ?? 0;
    placeBehind.run(placedThrough.get() ?? 0);
    setPlaced.run(through);
    this.#newest.clear();
    this.#unplaced = 0;
    this.#knownThrough = through;
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(sqlite: Sqlite) {
  return {
    lastSeq: sqlite.prepare<[], number>('select coalesce(max(seq), 0) from log_update').pluck(),
    placedThrough: sqlite.prepare<[], number>('select through_seq from log_placed').pluck(),
    namesBehind: sqlite
      .prepare<[number], [number, string, string]>(
        'select seq, puskesmas_id, document_id from log_update where seq > ? order by seq',
      )
      .raw(),
    lastPlaced: sqlite
      .prepare<[string, string], number>('select max(seq) from log_place where puskesmas_id = ? and document_id = ?')
      .pluck(),
    placeBehind: sqlite.prepare<[number]>(
      `insert into log_place
       select puskesmas_id, document_id, seq, moves from log_update where seq > ? order by puskesmas_id, document_id, seq`,
    ),
    setPlaced: sqlite.prepare<[number]>('update log_placed set through_seq = ?'),
  };
}
