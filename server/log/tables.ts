/** The log's tables as Kysely reads them (a type, not an interface: Kysely asks for an index signature); see migrations/0001-log.ts. */
export type LogTables = {
  log_document: { puskesmas_id: string; document_id: string; posyandu_id: string };
  log_update: {
    puskesmas_id: string;
    document_id: string;
    seq: number;
    /** Encoded by moves.ts. */
    moves: Uint8Array;
    update_bytes: Uint8Array;
    carrier_device_id: string | null;
    received_at: number;
  };
  log_place: { puskesmas_id: string; document_id: string; seq: number; moves: Uint8Array };
};
