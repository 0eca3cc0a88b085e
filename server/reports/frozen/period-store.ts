import type { Kysely, Selectable } from 'kysely';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { PeriodTables } from './period-tables.ts';

/** The month of a desa. */
export interface PeriodKey {
  readonly puskesmasId: string;
  readonly villageId: string;
  readonly month: LocalMonth;
}

/** Who did something about a month. */
export interface PeriodActor {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
  /** ms since epoch. */
  readonly at: number;
}

/** One version of a month: reported, perhaps locked. */
export interface PeriodVersion extends PeriodKey {
  /** From 1. */
  readonly version: number;
  readonly reported?: PeriodActor;
  readonly locked?: PeriodActor;
  /** Why there is a version after the first. */
  readonly reason?: string;
}

/** A name under a frozen month. */
export interface Signature extends PeriodActor {
  /** The Posyandu of a cadre, the desa of a midwife, the Puskesmas of its head. */
  readonly unitId: string;
}

/** A copy as it was served on the day of the lock. */
export interface FrozenReport {
  readonly unitId: string;
  readonly kind: string;
  /** JSON text, byte by byte. */
  readonly body: string;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

/** What stood in a session: marks of events by person. */
export interface FrozenSession {
  readonly documentId: string;
  readonly marks: { readonly [personId: string]: readonly string[] };
}

/** All that a lock writes, in one transaction. */
export interface Lock {
  readonly actor: PeriodActor;
  readonly version: number;
  readonly signatures: readonly Signature[];
  readonly reports: readonly FrozenReport[];
  readonly sessions: readonly FrozenSession[];
}

/** Reported and locked months in the store's own tables. Nothing of it is ever changed or removed. */
export class PeriodStore {
  readonly #db: Kysely<PeriodTables>;

  constructor(db: Kysely<PeriodTables>) {
    this.#db = db;
  }

  /** Every version of the months of a Puskesmas, the newest first; of one desa or month where named. */
  async listVersions(
    puskesmasId: string,
    only: { readonly villageId?: string; readonly month?: LocalMonth } = {},
  ): Promise<PeriodVersion[]> {
    let query = this.#db.selectFrom('period_act').selectAll().where('puskesmas_id', '=', puskesmasId);
    if (only.villageId !== undefined) query = query.where('village_id', '=', only.villageId);
    if (only.month !== undefined) query = query.where('month', '=', only.month);
    const acts = await query.orderBy('village_id').orderBy('month').orderBy('version', 'desc').execute();
    const versions = Map.groupBy(acts, ({ village_id, month, version }) => `${village_id} ${month} ${version}`);
    return [...versions.values()].map((own) => versionOf(puskesmasId, own));
  }

  /** The newest version of a month; undefined before anybody has reported it. */
  async findLatest({ puskesmasId, villageId, month }: PeriodKey): Promise<PeriodVersion | undefined> {
    return (await this.listVersions(puskesmasId, { villageId, month }))[0];
  }

  /** Writes that a month was reported. @returns false where this version has been already */
  async report(key: PeriodKey, version: number, actor: PeriodActor, reason?: string): Promise<boolean> {
    const inserted = await this.#db
      .insertInto('period_act')
      .values({ ...placeOf(key, version), act: 'report', ...actOf(actor), reason: reason ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  /** Writes a lock with all its copies, all or nothing. @returns false where somebody has locked this version meanwhile */
  async lock(key: PeriodKey, { actor, version, signatures, reports, sessions }: Lock): Promise<boolean> {
    const place = placeOf(key, version);
    return await this.#db.transaction().execute(async (transaction) => {
      const inserted = await transaction
        .insertInto('period_act')
        .values({ ...place, act: 'lock', ...actOf(actor), reason: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false;
      for (const [at, signature] of signatures.entries()) {
        const values = { ...place, sign_no: at + 1, unit_id: signature.unitId, ...actOf(signature) };
        await transaction.insertInto('period_signature').values(values).execute();
      }
      for (const { unitId, kind, body, bodyHash } of reports) {
        const values = { ...place, unit_id: unitId, kind, body, body_hash: bodyHash };
        await transaction.insertInto('frozen_report').values(values).execute();
      }
      for (const { documentId, marks } of sessions) {
        const values = { ...place, document_id: documentId, marks: JSON.stringify(marks) };
        await transaction.insertInto('frozen_session').values(values).execute();
      }
      return true;
    });
  }

  async listSignatures(key: PeriodKey, version: number): Promise<Signature[]> {
    const rows = await this.#db
      .selectFrom('period_signature')
      .selectAll()
      .where('puskesmas_id', '=', key.puskesmasId)
      .where('village_id', '=', key.villageId)
      .where('month', '=', key.month)
      .where('version', '=', version)
      .orderBy('sign_no')
      .execute();
    return rows.map((row) => Object.assign(actorOf(row), { unitId: row.unit_id }));
  }

  /** The newest copy of a report; undefined while the month is not locked, or where no copy of this kind was made. */
  async findReport(
    puskesmasId: string,
    { unitId, month, kind }: { readonly unitId: string; readonly month: LocalMonth; readonly kind: string },
  ): Promise<(FrozenReport & { readonly villageId: string; readonly version: number }) | undefined> {
    const row = await this.#db
      .selectFrom('frozen_report')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('unit_id', '=', unitId)
      .where('month', '=', month)
      .where('kind', '=', kind)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if (!row) return undefined;
    const { body, body_hash: bodyHash, village_id: villageId } = row;
    return { unitId, kind, body, bodyHash, villageId, version: Number(row.version) };
  }

  /** What stood in the sessions of a version. */
  async listSessions(key: PeriodKey, version: number): Promise<FrozenSession[]> {
    const rows = await this.#db
      .selectFrom('frozen_session')
      .select(['document_id', 'marks'])
      .where('puskesmas_id', '=', key.puskesmasId)
      .where('village_id', '=', key.villageId)
      .where('month', '=', key.month)
      .where('version', '=', version)
      .orderBy('document_id')
      .execute();
    return rows.map((row) => ({ documentId: row.document_id, marks: parseMarks(row.marks) }));
  }
}

function versionOf(puskesmasId: string, acts: readonly Selectable<PeriodTables['period_act']>[]): PeriodVersion {
  const { village_id: villageId, month, version } = acts[0]!;
  const [reported, locked] = ['report', 'lock'].map((name) => acts.find(({ act }) => act === name));
  return {
    puskesmasId,
    villageId,
    month: month as LocalMonth,
    version: Number(version),
    ...(reported ? { reported: actorOf(reported) } : {}),
    ...(locked ? { locked: actorOf(locked) } : {}),
    ...(reported?.reason ? { reason: reported.reason } : {}),
  };
}

function placeOf({ puskesmasId, villageId, month }: PeriodKey, version: number) {
  return { puskesmas_id: puskesmasId, village_id: villageId, month, version };
}

function actOf({ accountId, name, role, at }: PeriodActor) {
  return { account_id: accountId, account_name: name, role, at };
}

function actorOf(row: { account_id: string; account_name: string; role: string; at: number }): PeriodActor {
  return { accountId: row.account_id, name: row.account_name, role: row.role, at: Number(row.at) };
}

/** Our own JSON, as `lock` wrote it. */
function parseMarks(text: string): FrozenSession['marks'] {
  return JSON.parse(text) as FrozenSession['marks'];
}
