import type { Pool, PoolClient } from 'pg';
import type { Database } from './database.ts';
import { posyanduOf, type LogEngine } from './engine.ts';
import { encodeMoves } from './moves.ts';
import type { AppendOutcome, DocumentAppend } from './port.ts';
import { APPEND_CHANNEL, AppendListener } from './postgres-listener.ts';

type PostgresDatabase = Extract<Database, { engine: 'postgres' }>;

/**
 * Processes append one after the other, under this lock from before the first `seq` is drawn until the commit is done. So `seq` is the order
 * of commits, and who follows it can miss nothing. NOTIFY serialises commits in the same way, so the lock costs no further waiting.
 */
const APPEND_LOCK = 7_310_421;
/** A process that stops in the middle (or loses its line) must not hold up the others for longer than this. */
const BEGIN = `begin;
  set local synchronous_commit = on;
  set local idle_in_transaction_session_timeout = '5s';
  set local lock_timeout = '15s';
  select pg_advisory_xact_lock(${APPEND_LOCK})`;

/**
 * The log in PostgreSQL: a group is appended by two statements over arrays, whatever its size.
 * @param logId id of this process's log, by which it knows its own notices
 */
export function createPostgresEngine(database: PostgresDatabase, logId: string): LogEngine {
  return {
    append: (batch) => append(database.pool, batch, logId),
    // The index by document is kept by PostgreSQL itself.
    completePlaces: async () => undefined,
    watch: (onForeignAppend) => new AppendListener(database.url, logId, onForeignAppend).start(),
    close: async () => undefined,
  };
}

async function append(pool: Pool, batch: readonly DocumentAppend[], logId: string): Promise<AppendOutcome[]> {
  const client = await pool.connect();
  try {
    await client.query(BEGIN);
    const outcomes = await store(client, batch, logId);
    await client.query('commit');
    client.release();
    return outcomes;
  } catch (error) {
    // The connection may be broken or still in its transaction: ending it rolls back.
    client.release(true);
    throw error;
  }
}

async function store(client: PoolClient, batch: readonly DocumentAppend[], logId: string): Promise<AppendOutcome[]> {
  const wanted = batch.reduce((sum, document) => sum + document.updates.length, 0);
  const heads = await client.query<{ seq: number; drawn: number }>({
    name: 'log-heads',
    text: HEADS,
    values: [batch.map((one) => one.puskesmasId), batch.map((one) => one.documentId), wanted],
  });
  let seq = (heads.rows[0]?.drawn ?? 0) - wanted;
  const rows = new Rows();
  const outcomes = batch.map((document, i): AppendOutcome => {
    if (heads.rows[i]?.seq !== document.headSeq) return { kind: 'stale' };
    seq = rows.add(document, seq);
    return { kind: 'stored', seq };
  });
  if (!rows.isEmpty) await client.query({ name: 'log-store', text: STORE, values: [...rows.columns(), logId] });
  return outcomes;
}

/** The rows of one group, handed over as the columns that `STORE` takes. */
class Rows {
  readonly #documents: [string, string, string][] = [];
  readonly #updates: [string, string, number, Uint8Array, Uint8Array, string | null, number][] = [];

  get isEmpty(): boolean {
    return this.#updates.length === 0;
  }

  /** @returns the last `seq` given away */
  add({ puskesmasId, documentId, headSeq, updates }: DocumentAppend, lastSeq: number): number {
    let seq = lastSeq;
    if (headSeq === 0) this.#documents.push([puskesmasId, documentId, posyanduOf(documentId)]);
    for (const one of updates) {
      seq += 1;
      const { update, carrierDeviceId, receivedAt } = one;
      this.#updates.push([puskesmasId, documentId, seq, encodeMoves(one), update, carrierDeviceId, receivedAt]);
    }
    return seq;
  }

  columns(): unknown[][] {
    return [...columnsOf(this.#documents, 3), ...columnsOf(this.#updates, 7)];
  }
}

function columnsOf(rows: readonly (readonly unknown[])[], width: number): unknown[][] {
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i]));
}

const HEADS = `
  with drawn as materialized (select setval('log_seq', nextval('log_seq') + $3::bigint - 1) as last)
  select coalesce(
      (select max(seq) from log_update u where u.puskesmas_id = k.puskesmas_id and u.document_id = k.document_id), 0
    ) as seq, drawn.last as drawn
  from unnest($1::text[], $2::text[]) with ordinality as k (puskesmas_id, document_id, place) cross join drawn
  order by place`;

const STORE = `
  with document as (
    insert into log_document (puskesmas_id, document_id, posyandu_id)
    select * from unnest($1::text[], $2::text[], $3::text[])
    on conflict do nothing
  ), stored as (
    insert into log_update (puskesmas_id, document_id, seq, moves, update_bytes, carrier_device_id, received_at)
    select * from unnest($4::text[], $5::text[], $6::bigint[], $7::bytea[], $8::bytea[], $9::text[], $10::bigint[])
  )
  select pg_notify('${APPEND_CHANNEL}', $11)`;
