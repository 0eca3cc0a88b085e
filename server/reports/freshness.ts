import type { Kysely } from 'kysely';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { LogTables } from '../log/tables.ts';

/** When the newest entry of each Posyandu came in that bears on a month: its register, and its sessions of the month. */
export class Freshness {
  readonly #db: Kysely<LogTables>;

  constructor(db: Kysely<LogTables>) {
    this.#db = db;
  }

  /** ms since epoch by Posyandu; those of whom nothing has come are not in it. */
  async readDataThrough(puskesmasId: string, month: LocalMonth): Promise<Map<string, number>> {
    const rows = await this.#db
      .selectFrom('log_document')
      .select(['document_id', 'posyandu_id'])
      .select((from) =>
        from
          .selectFrom('log_update')
          .whereRef('log_update.puskesmas_id', '=', 'log_document.puskesmas_id')
          .whereRef('log_update.document_id', '=', 'log_document.document_id')
          .orderBy('seq', 'desc')
          .limit(1)
          .select('received_at')
          .as('received_at'),
      )
      .where('puskesmas_id', '=', puskesmasId)
      .where((or) =>
        or.or([or('document_id', 'like', 'register:%'), or('document_id', 'like', `session:%:${month}-%`)]),
      )
      .execute();
    const newest = new Map<string, number>();
    for (const { document_id, posyandu_id, received_at } of rows) {
      if (received_at === null || !parseDocumentId(document_id)) continue;
      newest.set(posyandu_id, Math.max(newest.get(posyandu_id) ?? 0, received_at));
    }
    return newest;
  }
}
