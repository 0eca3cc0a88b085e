import type { Kysely } from 'kysely';
import type { ExportRow } from '../export-row.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { compareRows, sealAll, sealRows, type RowChanges, type SealedRow } from './row-changes.ts';

/** What is exported: one line of the ledger is compared with earlier ones of the same. */
export interface ExportSubject {
  readonly puskesmasId: string;
  readonly kind: string;
  readonly unitId: string;
  /** YYYY-MM; empty for what knows no month. */
  readonly month: string;
}

/** A line of the ledger. */
export interface ExportRun extends Omit<ExportSubject, 'puskesmasId'> {
  readonly runId: string;
  /** ms since epoch. */
  readonly at: number;
  /** Name of the account. */
  readonly by: string;
  /** `all` rows, or only those that changed since `sinceRunId`. */
  readonly extent: 'all' | 'changes';
  readonly sinceRunId: string | null;
  /** Rows in the file. */
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** What is to be written down. */
export interface ExportTaken {
  readonly subject: ExportSubject;
  readonly rows: readonly ExportRow[];
  /** The first cell of each row is a running number. */
  readonly numbered: boolean;
  readonly extent: 'all' | 'changes';
  /** The run to compare with; the last one where left out. */
  readonly sinceRunId?: string | undefined;
  readonly by: { readonly id: string; readonly name: string };
}

/** What became of it: the rows for the file, and which of them are new or other than before. */
export interface ExportEntry {
  readonly run: ExportRun;
  readonly rows: readonly ExportRow[];
  readonly changes: RowChanges;
}

const ROWS_OF_STATEMENT = 500;
/** Runs of one thing whose rows are kept: a year of monthly exports to compare with. */
const COMPARABLE_RUNS = 12;

/** Keeps who took what out of the house, and tells what has changed since. Lines are only added; seals of old runs are let go. */
export class ExportLedger {
  readonly #db: Kysely<LedgerTables>;
  readonly #key: string;
  readonly #now: () => number;
  readonly #newId: () => string;

  constructor(parts: {
    db: Kysely<LedgerTables>;
    /** Secret of the store: without it no seal can be guessed. */
    key: string;
    now: () => number;
    newId: () => string;
  }) {
    this.#db = parts.db;
    this.#key = parts.key;
    this.#now = parts.now;
    this.#newId = parts.newId;
  }

  /** Writes an export down and says which rows the file has. @returns undefined where the run to compare with is not there */
  async record(taken: ExportTaken): Promise<ExportEntry | undefined> {
    const { subject, rows, extent, by, numbered } = taken;
    const sealed = sealRows(rows, this.#key, numbered);
    const before = await this.#findBefore(subject, taken.sinceRunId);
    if (taken.sinceRunId !== undefined && before === undefined) return undefined;
    const known = before === undefined ? [] : await this.#readRows(subject.puskesmasId, before);
    const changes = compareRows(known, sealed);
    const isNews = ({ key }: ExportRow) => changes.added.has(key) || changes.changed.has(key);
    const inFile = extent === 'all' ? rows : rows.filter(isNews);
    const { puskesmasId, ...of } = subject;
    const run: ExportRun = {
      ...of,
      runId: this.#newId(),
      at: this.#now(),
      by: by.name,
      extent,
      sinceRunId: before ?? null,
      rowCount: inFile.length,
      added: changes.added.size,
      changed: changes.changed.size,
      gone: changes.gone.size,
    };
    await this.#store(puskesmasId, run, sealed, by.id);
    return { run, rows: inFile, changes };
  }

  /** Lines of the ledger for some units, the newest first. */
  async list(puskesmasId: string, unitIds: readonly string[], limit = 100): Promise<ExportRun[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('export_run')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('unit_id', 'in', [...unitIds])
      .orderBy('at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      runId: row.run_id,
      at: Number(row.at),
      by: row.actor_name,
      kind: row.kind,
      unitId: row.unit_id,
      month: row.month,
      extent: row.extent === 'changes' ? 'changes' : 'all',
      sinceRunId: row.since_run_id,
      rowCount: row.row_count,
      added: row.added,
      changed: row.changed,
      gone: row.gone,
    }));
  }

  /** The last run of a subject, or the one named where its rows are still kept. */
  async #findBefore(subject: ExportSubject, runId: string | undefined): Promise<string | undefined> {
    const { puskesmasId, kind, unitId, month } = subject;
    const runs = await this.#db
      .selectFrom('export_run')
      .select('run_id')
      .where('puskesmas_id', '=', puskesmasId)
      .where('kind', '=', kind)
      .where('unit_id', '=', unitId)
      .where('month', '=', month)
      .orderBy('at', 'desc')
      .orderBy('run_id', 'desc')
      .limit(COMPARABLE_RUNS)
      .execute();
    return runs.find((run) => runId === undefined || run.run_id === runId)?.run_id;
  }

  async #readRows(puskesmasId: string, runId: string): Promise<SealedRow[]> {
    return await this.#db
      .selectFrom('export_row')
      .select(['row_key as key', 'row_seal as seal'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('run_id', '=', runId)
      .execute();
  }

  async #store(puskesmasId: string, run: ExportRun, sealed: readonly SealedRow[], actorId: string): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      await db
        .insertInto('export_run')
        .values({
          puskesmas_id: puskesmasId,
          run_id: run.runId,
          at: run.at,
          actor_id: actorId,
          actor_name: run.by,
          kind: run.kind,
          unit_id: run.unitId,
          month: run.month,
          extent: run.extent,
          since_run_id: run.sinceRunId,
          row_count: run.rowCount,
          added: run.added,
          changed: run.changed,
          gone: run.gone,
          rows_seal: sealAll(sealed, this.#key),
        })
        .execute();
      const rows = sealed.map(({ key, seal }) => ({
        puskesmas_id: puskesmasId,
        run_id: run.runId,
        row_key: key,
        row_seal: seal,
      }));
      for (let from = 0; from < rows.length; from += ROWS_OF_STATEMENT) {
        await db
          .insertInto('export_row')
          .values(rows.slice(from, from + ROWS_OF_STATEMENT))
          .execute();
      }
      const kept = await db
        .selectFrom('export_run')
        .select('run_id')
        .where('puskesmas_id', '=', puskesmasId)
        .where('kind', '=', run.kind)
        .where('unit_id', '=', run.unitId)
        .where('month', '=', run.month)
        .orderBy('at', 'desc')
        .orderBy('run_id', 'desc')
        .offset(COMPARABLE_RUNS)
        .limit(ROWS_OF_STATEMENT)
        .execute();
      if (kept.length === 0) return;
      await db
        .deleteFrom('export_row')
        .where('puskesmas_id', '=', puskesmasId)
        .where(
          'run_id',
          'in',
          kept.map((old) => old.run_id),
        )
        .execute();
    });
  }
}
