import type { Kysely } from 'kysely';
import type { ImportIssue, Verdict } from '../issue.ts';
import type { ImportTables } from './import-tables.ts';
import { columnsOf, columnsOfFile, readFileRow, readIssueRow, type StoredIssue } from './issue-rows.ts';
import type { FileSummary, RunState, RunSummary } from './run-summary.ts';

/** A run without a sign of life for so long was killed with its process. */
const DEAD_AFTER_MS = 60_000;
const ROWS_OF_STATEMENT = 200;

/** Which issues of a run are asked for. */
export interface IssueFilter {
  readonly verdict?: Verdict;
  readonly code?: string;
  readonly file?: string;
  /** Number of the last issue that is known. */
  readonly after?: number;
  readonly limit?: number;
}

/** Imports in the store's own tables: one line a run and file, and every issue. */
export class ImportRuns {
  readonly #db: Kysely<ImportTables>;
  readonly #now: () => number;

  constructor(db: Kysely<ImportTables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** Begins a run. @returns false while another one of the Puskesmas is at work: two would register the same people twice */
  async begin(run: { puskesmasId: string; runId: string; actorId: string; actorName: string }): Promise<boolean> {
    const now = this.#now();
    return await this.#db.transaction().execute(async (db) => {
      await db
        .updateTable('import_run')
        .set({ state: 'failed', finished_at: now })
        .where('puskesmas_id', '=', run.puskesmasId)
        .where('state', '=', 'running')
        .where('heartbeat_at', '<', now - DEAD_AFTER_MS)
        .execute();
      const busy = await db
        .selectFrom('import_run')
        .select('run_id')
        .where('puskesmas_id', '=', run.puskesmasId)
        .where('state', '=', 'running')
        .executeTakeFirst();
      if (busy) return false;
      await db
        .insertInto('import_run')
        .values({
          puskesmas_id: run.puskesmasId,
          run_id: run.runId,
          started_at: now,
          heartbeat_at: now,
          finished_at: null,
          state: 'running',
          actor_id: run.actorId,
          actor_name: run.actorName,
        })
        .execute();
      return true;
    });
  }

  /** Says that the run still works. */
  async beat(puskesmasId: string, runId: string): Promise<void> {
    await this.#db
      .updateTable('import_run')
      .set({ heartbeat_at: this.#now() })
      .where('puskesmas_id', '=', puskesmasId)
      .where('run_id', '=', runId)
      .execute();
  }

  /** Ends a run with what became of its files. */
  async finish(
    run: { puskesmasId: string; runId: string },
    outcome: { state: RunState; files: readonly FileSummary[]; issues: readonly ImportIssue[] },
  ): Promise<void> {
    const key = { puskesmas_id: run.puskesmasId, run_id: run.runId };
    await this.#db.transaction().execute(async (db) => {
      for (const [place, file] of outcome.files.entries()) {
        await db
          .insertInto('import_file')
          .values({ ...key, place, ...columnsOfFile(file) })
          .execute();
      }
      const rows = outcome.issues.map((issue, at) => ({ ...key, issue_no: at + 1, ...columnsOf(issue) }));
      for (let from = 0; from < rows.length; from += ROWS_OF_STATEMENT) {
        await db
          .insertInto('import_issue')
          .values(rows.slice(from, from + ROWS_OF_STATEMENT))
          .execute();
      }
      await db
        .updateTable('import_run')
        .set({ state: outcome.state, finished_at: this.#now() })
        .where('puskesmas_id', '=', run.puskesmasId)
        .where('run_id', '=', run.runId)
        .execute();
    });
  }

  /** Runs of a Puskesmas, the newest first. */
  async list(puskesmasId: string, limit = 50): Promise<RunSummary[]> {
    const runs = await this.#db
      .selectFrom('import_run')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('started_at', 'desc')
      .limit(limit)
      .execute();
    if (runs.length === 0) return [];
    const files = await this.#db
      .selectFrom('import_file')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where(
        'run_id',
        'in',
        runs.map((run) => run.run_id),
      )
      .orderBy('place')
      .execute();
    const byRun = Map.groupBy(files, (file) => file.run_id);
    return runs.map((run) => ({
      runId: run.run_id,
      startedAt: run.started_at,
      finishedAt: run.finished_at,
      state: run.state,
      by: run.actor_name,
      files: (byRun.get(run.run_id) ?? []).map(readFileRow),
    }));
  }

  /** Which of some Puskesmas a run belongs to. */
  async findPuskesmas(runId: string, puskesmasIds: readonly string[]): Promise<string | undefined> {
    if (puskesmasIds.length === 0) return undefined;
    const row = await this.#db
      .selectFrom('import_run')
      .select('puskesmas_id')
      .where('puskesmas_id', 'in', [...puskesmasIds])
      .where('run_id', '=', runId)
      .executeTakeFirst();
    return row?.puskesmas_id;
  }

  /** Issues of a run in the order of files and rows. */
  async listIssues(puskesmasId: string, runId: string, filter: IssueFilter = {}): Promise<StoredIssue[]> {
    let query = this.#issues(puskesmasId, runId, filter).selectAll().orderBy('issue_no');
    if (filter.after !== undefined) query = query.where('issue_no', '>', filter.after);
    if (filter.limit !== undefined) query = query.limit(filter.limit);
    return (await query.execute()).map(readIssueRow);
  }

  /** How many issues of each code a run has. */
  async countIssues(
    puskesmasId: string,
    runId: string,
    filter: IssueFilter = {},
  ): Promise<{ code: string; verdict: string; count: number }[]> {
    const rows = await this.#issues(puskesmasId, runId, filter)
      .select(['code', 'verdict', (count) => count.fn.countAll<number>().as('count')])
      .groupBy(['code', 'verdict'])
      .execute();
    return rows
      .map(({ code, verdict, count }) => ({ code, verdict, count: Number(count) }))
      .sort((a, b) => b.count - a.count);
  }

  #issues(puskesmasId: string, runId: string, { verdict, code, file }: IssueFilter) {
    let query = this.#db.selectFrom('import_issue').where('puskesmas_id', '=', puskesmasId).where('run_id', '=', runId);
    if (verdict !== undefined) query = query.where('verdict', '=', verdict);
    if (code !== undefined) query = query.where('code', '=', code);
    if (file !== undefined) query = query.where('file', '=', file);
    return query;
  }
}
