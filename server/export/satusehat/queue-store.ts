import type { Kysely, Selectable } from 'kysely';
import type { LocalKey } from '../fhir/local-keys.ts';
import type { RowState, SatusehatTables } from './tables.ts';

/** One resource in the queue. */
export interface QueueRow {
  readonly key: LocalKey;
  readonly groupKey: string;
  readonly source: string;
  readonly position: number;
  readonly personId: string | null;
  /** The resource as JSON, references as `urn:uuid:`. */
  readonly body: string;
  readonly hash: string;
  readonly state: RowState;
  readonly answer: string | null;
  readonly tries: number;
  readonly nextAt: number;
  /** It may have been stored there although no answer came. */
  readonly unsure: boolean;
  readonly serverId: string | null;
  readonly sentHash: string | null;
  readonly sentAt: number | null;
}

type Change = Partial<Omit<QueueRow, 'key'>>;

/** Ids fit into one statement of either engine. */
const CHUNK = 200;

/** The queue of a store: what waits for SATUSEHAT, what it took, and what it said. */
export class QueueStore {
  readonly #db: Kysely<SatusehatTables>;

  constructor(db: Kysely<SatusehatTables>) {
    this.#db = db;
  }

  /** All rows, in the order of sending. */
  async list(puskesmasId: string, state?: RowState): Promise<QueueRow[]> {
    let query = this.#db.selectFrom('satusehat_row').selectAll().where('puskesmas_id', '=', puskesmasId);
    if (state) query = query.where('state', '=', state);
    return (await query.orderBy('position').orderBy('row_key').execute()).map(rowOf);
  }

  /** How many rows stand in each state, by type of resource. */
  async count(puskesmasId: string): Promise<{ state: RowState; type: string; count: number }[]> {
    const counts = new Map<string, { state: RowState; type: string; count: number }>();
    const rows = this.#db.selectFrom('satusehat_row').select(['row_key', 'state']);
    for (const { row_key, state } of await rows.where('puskesmas_id', '=', puskesmasId).execute()) {
      const type = row_key.split('/', 1)[0] ?? '';
      const one = counts.get(`${state} ${type}`) ?? { state, type, count: 0 };
      counts.set(`${state} ${type}`, { ...one, count: one.count + 1 });
    }
    return [...counts.values()];
  }

  /** Puts rows in or replaces them, all or none; takes others out. */
  async replace(puskesmasId: string, rows: readonly QueueRow[], gone: readonly LocalKey[]): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      for (let at = 0; at < gone.length; at += CHUNK) {
        await db
          .deleteFrom('satusehat_row')
          .where('puskesmas_id', '=', puskesmasId)
          .where('row_key', 'in', gone.slice(at, at + CHUNK))
          .execute();
      }
      for (const row of rows) {
        const { puskesmas_id, row_key, ...rest } = valuesOf(puskesmasId, row);
        await db
          .insertInto('satusehat_row')
          .values({ puskesmas_id, row_key, ...rest })
          .onConflict((conflict) => conflict.columns(['puskesmas_id', 'row_key']).doUpdateSet(rest))
          .execute();
      }
    });
  }

  /** Writes down what happened to some rows, in one transaction. */
  async change(puskesmasId: string, changes: ReadonlyMap<LocalKey, Change>): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      for (const [key, change] of changes) {
        await db
          .updateTable('satusehat_row')
          .set(columnsOf(change))
          .where('puskesmas_id', '=', puskesmasId)
          .where('row_key', '=', key)
          .execute();
      }
    });
  }

  /** Rows that were refused, or wait for their next try, are tried again now. @returns how many */
  async retry(puskesmasId: string, now: number): Promise<number> {
    const result = await this.#db
      .updateTable('satusehat_row')
      .set({ state: 'waiting', next_at: now, tries: 0 })
      .where('puskesmas_id', '=', puskesmasId)
      .where('state', 'in', ['refused', 'waiting'])
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  /**
   * Takes the right to send for a Puskesmas, so that of several processes one sends.
   * @returns false while another holds it
   */
  async lease(
    puskesmasId: string,
    holder: string,
    { now, untilAt }: { now: number; untilAt: number },
  ): Promise<boolean> {
    const taken = await this.#db
      .insertInto('satusehat_lease')
      .values({ puskesmas_id: puskesmasId, holder, until_at: untilAt })
      .onConflict((conflict) =>
        conflict
          .column('puskesmas_id')
          .doUpdateSet({ holder, until_at: untilAt })
          .where((where) =>
            where.or([where('satusehat_lease.until_at', '<', now), where('satusehat_lease.holder', '=', holder)]),
          ),
      )
      .executeTakeFirst();
    return Number(taken.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  async endLease(puskesmasId: string, holder: string): Promise<void> {
    await this.#db
      .deleteFrom('satusehat_lease')
      .where('puskesmas_id', '=', puskesmasId)
      .where('holder', '=', holder)
      .execute();
  }
}

function rowOf(row: Selectable<SatusehatTables['satusehat_row']>): QueueRow {
  return {
    key: row.row_key as LocalKey,
    groupKey: row.group_key,
    source: row.source,
    position: row.position,
    personId: row.person_id,
    body: row.body,
    hash: row.hash,
    state: row.state,
    answer: row.answer,
    tries: row.tries,
    nextAt: row.next_at,
    unsure: row.unsure === 1,
    serverId: row.server_id,
    sentHash: row.sent_hash,
    sentAt: row.sent_at,
  };
}

function valuesOf(puskesmasId: string, row: QueueRow): SatusehatTables['satusehat_row'] {
  return {
    puskesmas_id: puskesmasId,
    row_key: row.key,
    group_key: row.groupKey,
    source: row.source,
    position: row.position,
    person_id: row.personId,
    body: row.body,
    hash: row.hash,
    state: row.state,
    answer: row.answer,
    tries: row.tries,
    next_at: row.nextAt,
    unsure: row.unsure ? 1 : 0,
    server_id: row.serverId,
    sent_hash: row.sentHash,
    sent_at: row.sentAt,
  };
}

function columnsOf(change: Change): Partial<SatusehatTables['satusehat_row']> {
  const { state, answer, tries, nextAt, unsure, serverId, sentHash, sentAt } = change;
  return {
    ...(state === undefined ? {} : { state }),
    ...(answer === undefined ? {} : { answer }),
    ...(tries === undefined ? {} : { tries }),
    ...(nextAt === undefined ? {} : { next_at: nextAt }),
    ...(unsure === undefined ? {} : { unsure: unsure ? 1 : 0 }),
    ...(serverId === undefined ? {} : { server_id: serverId }),
    ...(sentHash === undefined ? {} : { sent_hash: sentHash }),
    ...(sentAt === undefined ? {} : { sent_at: sentAt }),
  };
}
