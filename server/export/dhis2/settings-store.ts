import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { dhis2Settings, NO_SETTINGS, type Dhis2Settings } from './settings.ts';

/** The table of 0008-satusehat-dhis2. */
export type Dhis2Tables = { dhis2_setting: { puskesmas_id: string; settings: string } };

/** What each Puskesmas has agreed with its district. */
export class Dhis2SettingsStore {
  readonly #db: Kysely<Dhis2Tables>;

  constructor(db: Kysely<Dhis2Tables>) {
    this.#db = db;
  }

  async load(puskesmasId: string): Promise<Dhis2Settings> {
    const row = await this.#db
      .selectFrom('dhis2_setting')
      .select('settings')
      .where('puskesmas_id', '=', puskesmasId)
      .executeTakeFirst();
    return row ? v.parse(dhis2Settings, JSON.parse(row.settings)) : NO_SETTINGS;
  }

  async save(puskesmasId: string, settings: Dhis2Settings): Promise<void> {
    const text = JSON.stringify(settings);
    await this.#db
      .insertInto('dhis2_setting')
      .values({ puskesmas_id: puskesmasId, settings: text })
      .onConflict((conflict) => conflict.column('puskesmas_id').doUpdateSet({ settings: text }))
      .execute();
  }
}
