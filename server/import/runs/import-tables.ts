import type { Verdict } from '../issue.ts';
import type { ImportKind } from '../kinds.ts';
import type { RunState } from './run-summary.ts';

/** The tables of imports as Kysely reads them; see server/log/migrations/0003-imports.ts. */
export type ImportTables = {
  import_run: {
    puskesmas_id: string;
    run_id: string;
    started_at: number;
    heartbeat_at: number;
    finished_at: number | null;
    state: RunState;
    actor_id: string;
    actor_name: string;
  };
  import_file: {
    puskesmas_id: string;
    run_id: string;
    place: number;
    file: string;
    kind: ImportKind | null;
    row_count: number;
    taken: number;
    tidied: number;
    questioned: number;
    refused: number;
    unknown_headings: string;
    code: string | null;
  };
  import_issue: {
    puskesmas_id: string;
    run_id: string;
    issue_no: number;
    file: string;
    data_row: number;
    column_name: string;
    value: string;
    verdict: Verdict;
    code: string;
    details: string | null;
  };
};
