/** The projection's tables as Kysely reads them; see migrations/0001-projection.ts. */
export type ProjectionTables = {
  projection_cursor: { name: string; seq: number; made_by: string };
  projected_event: {
    puskesmas_id: string;
    document_id: string;
    table_name: string;
    subject: string;
    event_id: string;
    content_hash: string;
    device_id: string;
    tuple: string;
  };
  aside_event: {
    puskesmas_id: string;
    document_id: string;
    device_id: string;
    content_hash: string;
    code: string;
    tuple: string;
  };
  projection_row: { puskesmas_id: string; document_id: string; table_name: string; subject: string; slots: string };
  person_alias: { puskesmas_id: string; person_id: string; canonical_id: string };
  projected_month: { puskesmas_id: string; month: string };
  fact: {
    puskesmas_id: string;
    month: string;
    code: string;
    posyandu_id: string;
    person_id: string;
    sex: string;
    band: string;
  };
};
