/** The projection's tables as Kysely reads them; see migrations/. */
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
  /** `slots` as `packed-slots.ts` writes them. */
  projection_row: { puskesmas_id: string; document_id: string; table_name: string; subject: string; slots: string };
  person_alias: { puskesmas_id: string; person_id: string; canonical_id: string };
  /** Whom a row speaks of: its person, and of some the family. */
  row_owner: { puskesmas_id: string; owner_id: string; table_name: string; subject: string };
  /** What has to be counted anew, from a month on; `since` is empty for all months. */
  touched_subject: {
    puskesmas_id: string;
    kind: string;
    subject_id: string;
    since: string;
    place: string;
    bulk: number;
  };
  /** Months that are kept, and how far they are (`counted-months.ts`). */
  counted_month: { puskesmas_id: string; month: string; done: number };
  /** What is true of a subject in a month; codes between blanks. */
  fact_set: {
    puskesmas_id: string;
    kind: string;
    subject_id: string;
    month: string;
    posyandu_id: string;
    sex: string;
    band: string;
    codes: string;
    /** Days on which problems of the month began (`problem-days.ts`). */
    days: string;
  };
  /** A problem that stands without a break, from month to month, and the day on which it began; made of the sets of facts (`problem-spans.ts`). */
  problem_span: {
    puskesmas_id: string;
    kind: string;
    subject_id: string;
    problem: string;
    since: string;
    until: string;
    posyandu_id: string;
    since_date: string;
  };
  /** When the newest entry of a Posyandu came in, of the sessions of a month or (empty) of the register; ms since epoch. */
  data_through: { puskesmas_id: string; month: string; posyandu_id: string; received_at: number };
  /** How many have each fact, of a Posyandu, and of the Puskesmas under its own id; JSON of a `Tally`. */
  tally: { puskesmas_id: string; month: string; unit_id: string; counts: string };
};
