/** What became of a row. `held` waits for people here, `refused` for people who mend what SATUSEHAT did not take. */
export const ROW_STATES = ['waiting', 'sent', 'refused', 'held'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Kinds of numbers that others give out. */
export const CODE_KINDS = ['organization', 'practitioner', 'vaccine', 'village'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Tables of 0008-satusehat-dhis2. */
export type SatusehatTables = {
  satusehat_row: {
    puskesmas_id: string;
    row_key: string;
    /** Rows of one group go in one transaction: a visit; a place or a person alone. */
    group_key: string;
    /** The session it was made of; empty for places. */
    source: string;
    position: number;
    person_id: string | null;
    body: string;
    hash: string;
    state: RowState;
    answer: string | null;
    tries: number;
    next_at: number;
    unsure: number;
    server_id: string | null;
    sent_hash: string | null;
    sent_at: number | null;
  };
  satusehat_lease: { puskesmas_id: string; holder: string; until_at: number };
  satusehat_code: { puskesmas_id: string; kind: CodeKind; local_id: string; code: string; display: string };
};
