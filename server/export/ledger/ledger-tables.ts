/** The tables of exports as Kysely reads them; see server/log/migrations/0007-exports.ts. */
export type LedgerTables = {
  export_run: {
    puskesmas_id: string;
    run_id: string;
    at: number;
    actor_id: string;
    actor_name: string;
    kind: string;
    unit_id: string;
    month: string;
    /** `all`, or `changes` since `since_run_id`. */
    extent: string;
    since_run_id: string | null;
    row_count: number;
    added: number;
    changed: number;
    gone: number;
    rows_seal: string;
  };
  export_row: { puskesmas_id: string; run_id: string; row_key: string; row_seal: string };
  narrative_entry: {
    puskesmas_id: string;
    entry_id: string;
    unit_id: string;
    month: string;
    problem: string;
    cause: string;
    plan: string;
    owner: string;
    due_date: string | null;
    done_at: number | null;
    removed_at: number | null;
    changed_at: number;
    changed_by: string;
  };
};
