interface Period {
  puskesmas_id: string;
  village_id: string;
  month: string;
  version: number;
}

/** The tables of reported and locked months as Kysely reads them; see log/migrations/0006-periods.ts. */
export type PeriodTables = {
  period_act: Period & {
    act: string;
    account_id: string;
    account_name: string;
    role: string;
    at: number;
    reason: string | null;
  };
  period_signature: Period & {
    sign_no: number;
    role: string;
    unit_id: string;
    account_id: string;
    account_name: string;
    at: number;
  };
  frozen_report: Period & { unit_id: string; kind: string; body: string; body_hash: string };
  frozen_session: Period & { document_id: string; marks: string };
};
