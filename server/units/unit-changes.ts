import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { nameKey, tidyName } from './name-key.ts';
import type { Posyandu } from './port.ts';
import type { UnitTables } from './units-tables.ts';

/** Why a unit was not changed: another one of the same place bears the name. */
export type UnitChangeProblem = { readonly code: 'unit.nameTaken' };

/** Changes of units that stand: new names, another desa, codes. Ids stay, and with them every document. */
export class UnitChanges {
  readonly #db: Kysely<UnitTables>;

  constructor(db: Kysely<UnitTables>) {
    this.#db = db;
  }

  /** Gives a Puskesmas another name. */
  async renamePuskesmas(puskesmasId: string, name: string): Promise<Result<undefined, UnitChangeProblem>> {
    const key = nameKey(name);
    const others = this.#db.selectFrom('puskesmas').select('puskesmas_id').where('name_key', '=', key);
    if (await others.where('puskesmas_id', '!=', puskesmasId).executeTakeFirst())
      return err({ code: 'unit.nameTaken' });
    const query = this.#db.updateTable('puskesmas').set({ name: tidyName(name), name_key: key });
    await query.where('puskesmas_id', '=', puskesmasId).execute();
    return ok(undefined);
  }

  /** Gives a desa another name. */
  async renameVillage(
    { puskesmasId, villageId }: { readonly puskesmasId: string; readonly villageId: string },
    name: string,
  ): Promise<Result<undefined, UnitChangeProblem>> {
    const key = nameKey(name);
    const others = this.#db.selectFrom('village').select('village_id').where('puskesmas_id', '=', puskesmasId);
    const taken = await others.where('name_key', '=', key).where('village_id', '!=', villageId).executeTakeFirst();
    if (taken) return err({ code: 'unit.nameTaken' });
    const query = this.#db.updateTable('village').set({ name: tidyName(name), name_key: key });
    await query.where('puskesmas_id', '=', puskesmasId).where('village_id', '=', villageId).execute();
    return ok(undefined);
  }

  /** Gives a Posyandu another name, hamlet, or desa of the same Puskesmas. */
  async changePosyandu({
    puskesmasId,
    posyanduId,
    villageId,
    name,
    hamlet,
  }: Posyandu): Promise<Result<undefined, UnitChangeProblem>> {
    const key = nameKey(name);
    const others = this.#db.selectFrom('posyandu').select('posyandu_id').where('puskesmas_id', '=', puskesmasId);
    const taken = await others
      .where('village_id', '=', villageId)
      .where('name_key', '=', key)
      .where('posyandu_id', '!=', posyanduId)
      .executeTakeFirst();
    if (taken) return err({ code: 'unit.nameTaken' });
    await this.#db
      .updateTable('posyandu')
      .set({ name: tidyName(name), name_key: key, village_id: villageId, hamlet })
      .where('puskesmas_id', '=', puskesmasId)
      .where('posyandu_id', '=', posyanduId)
      .execute();
    return ok(undefined);
  }
}
