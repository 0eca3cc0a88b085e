import type { Kysely, Selectable } from 'kysely';
import { nameKey, tidyName } from './name-key.ts';
import type { Posyandu, Puskesmas, UnitsPort, Village } from './port.ts';
import type { UnitTables } from './units-tables.ts';

/** Makes the id of a new unit: `pk_`, `ds_` or `pm_` and a few random letters. */
export type NewUnitId = (prefix: 'pk' | 'ds' | 'pm') => string;

/**
 * Units in the store's own tables. Two callers that ensure the same name at once get the same unit, in any number of processes:
 * the name's unique key decides, and who comes second reads what the first has made.
 */
export class UnitsStore implements UnitsPort {
  readonly #db: Kysely<UnitTables>;
  readonly #newId: NewUnitId;

  constructor(db: Kysely<UnitTables>, newId: NewUnitId) {
    this.#db = db;
    this.#newId = newId;
  }

  async ensurePuskesmas(name: string): Promise<Puskesmas> {
    const key = nameKey(name);
    const find = () => this.#db.selectFrom('puskesmas').selectAll().where('name_key', '=', key);
    const known = await find().executeTakeFirst();
    if (known) return puskesmasOf(known);
    await this.#db
      .insertInto('puskesmas')
      .values({ puskesmas_id: this.#newId('pk'), name: tidyName(name), name_key: key, regency_code: null })
      .onConflict((conflict) => conflict.column('name_key').doNothing())
      .execute();
    return puskesmasOf(await find().executeTakeFirstOrThrow());
  }

  async ensureVillage(puskesmasId: string, name: string, code?: string): Promise<Village> {
    const key = nameKey(name);
    const find = () =>
      this.#db.selectFrom('village').selectAll().where('puskesmas_id', '=', puskesmasId).where('name_key', '=', key);
    const known = await find().executeTakeFirst();
    if (known) return villageOf(known);
    await this.#db
      .insertInto('village')
      .values({
        puskesmas_id: puskesmasId,
        village_id: this.#newId('ds'),
        name: tidyName(name),
        name_key: key,
        code: code ?? null,
      })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'name_key']).doNothing())
      .execute();
    return villageOf(await find().executeTakeFirstOrThrow());
  }

  async ensurePosyandu(villageId: string, name: string, hamlet?: string): Promise<Posyandu> {
    const village = await this.#db
      .selectFrom('village')
      .select('puskesmas_id')
      .where('village_id', '=', villageId)
      .executeTakeFirstOrThrow();
    const key = nameKey(name);
    const find = () =>
      this.#db
        .selectFrom('posyandu')
        .selectAll()
        .where('puskesmas_id', '=', village.puskesmas_id)
        .where('village_id', '=', villageId)
        .where('name_key', '=', key);
    const known = await find().executeTakeFirst();
    if (known) return posyanduOf(known);
    await this.#db
      .insertInto('posyandu')
      .values({
        puskesmas_id: village.puskesmas_id,
        posyandu_id: this.#newId('pm'),
        village_id: villageId,
        name: tidyName(name),
        name_key: key,
        hamlet: hamlet ?? null,
      })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'village_id', 'name_key']).doNothing())
      .execute();
    return posyanduOf(await find().executeTakeFirstOrThrow());
  }

  async listPuskesmas(): Promise<Puskesmas[]> {
    return (await this.#db.selectFrom('puskesmas').selectAll().orderBy('name_key').execute()).map(puskesmasOf);
  }

  async listVillages(puskesmasId: string): Promise<Village[]> {
    const rows = this.#db.selectFrom('village').selectAll().where('puskesmas_id', '=', puskesmasId).orderBy('name_key');
    return (await rows.execute()).map(villageOf);
  }

  async listPosyandu(puskesmasId: string): Promise<Posyandu[]> {
    const rows = this.#db
      .selectFrom('posyandu')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('village_id')
      .orderBy('name_key');
    return (await rows.execute()).map(posyanduOf);
  }

  async findPuskesmas(puskesmasId: string): Promise<Puskesmas | undefined> {
    const row = await this.#db
      .selectFrom('puskesmas')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .executeTakeFirst();
    return row && puskesmasOf(row);
  }

  async findVillage(villageId: string): Promise<Village | undefined> {
    const row = await this.#db.selectFrom('village').selectAll().where('village_id', '=', villageId).executeTakeFirst();
    return row && villageOf(row);
  }

  async findPosyandu(posyanduId: string): Promise<Posyandu | undefined> {
    const row = await this.#db
      .selectFrom('posyandu')
      .selectAll()
      .where('posyandu_id', '=', posyanduId)
      .executeTakeFirst();
    return row && posyanduOf(row);
  }
}

function puskesmasOf(row: Selectable<UnitTables['puskesmas']>): Puskesmas {
  return { puskesmasId: row.puskesmas_id, name: row.name, regencyCode: row.regency_code };
}

function villageOf(row: Selectable<UnitTables['village']>): Village {
  return { villageId: row.village_id, puskesmasId: row.puskesmas_id, name: row.name, code: row.code };
}

function posyanduOf(row: Selectable<UnitTables['posyandu']>): Posyandu {
  return {
    posyanduId: row.posyandu_id,
    villageId: row.village_id,
    puskesmasId: row.puskesmas_id,
    name: row.name,
    hamlet: row.hamlet,
  };
}
