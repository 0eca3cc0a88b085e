import type { RowsAppend, UpdateRow } from './sqlite-commits.ts';

/** A group on its way into another thread: all bytes in one piece, so that they are handed over and not copied one by one. */
export interface PackedRows {
  /** [puskesmasId, documentId, headSeq, number of rows] of each document */
  readonly documents: readonly (readonly [string, string, number, number])[];
  readonly carriers: readonly (string | null)[];
  readonly receivedAt: Float64Array<ArrayBuffer>;
  /** Of each row: bytes of its moves, bytes of its update. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Moves and update of each row, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Packs a group; what it is made of stays as it is. */
export function packRows(batch: readonly RowsAppend[]): PackedRows {
  const rows = batch.flatMap((document) => document.rows);
  const lengths = new Uint32Array(rows.length * 2);
  const receivedAt = new Float64Array(rows.length);
  let total = 0;
  for (const [i, { moves, update, receivedAt: at }] of rows.entries()) {
    lengths[2 * i] = moves.length;
    lengths[2 * i + 1] = update.length;
    receivedAt[i] = at;
    total += moves.length + update.length;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const { moves, update } of rows) {
    bytes.set(moves, at);
    bytes.set(update, at + moves.length);
    at += moves.length + update.length;
  }
  return {
    documents: batch.map((document) => [
      document.puskesmasId,
      document.documentId,
      document.headSeq,
      document.rows.length,
    ]),
    carriers: rows.map((row) => row.carrierDeviceId),
    receivedAt,
    lengths,
    bytes,
  };
}

/** @returns the group as it was; its bytes are views into the packed ones */
export function unpackRows({ documents, carriers, receivedAt, lengths, bytes }: PackedRows): RowsAppend[] {
  let [row, at] = [0, 0];
  const take = (length = 0): Uint8Array => bytes.subarray(at, (at += length));
  return documents.map(([puskesmasId, documentId, headSeq, count]) => {
    const rows: UpdateRow[] = [];
    for (const end = row + count; row < end; row++) {
      const moves = take(lengths[2 * row]);
      const update = take(lengths[2 * row + 1]);
      rows.push({ moves, update, carrierDeviceId: carriers[row] ?? null, receivedAt: receivedAt[row] ?? 0 });
    }
    return { puskesmasId, documentId, headSeq, rows };
  });
}
