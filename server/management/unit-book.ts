import type { Selectable } from 'kysely';
import type { Package, UnitProfile } from '#lib/domain/management/unit-profile.ts';
import type { PlaceKind } from '#lib/domain/management/staffing.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { PACKAGES, PLAIN_PROFILE } from '#lib/domain/management/unit-profile.ts';
import type { ManagementTables } from './management-tables.ts';
import type { StoreParts } from './parts.ts';

/** A place of the network of a desa: a Pustu by any of its names, a hamlet, a partner. Places hold no documents. */
export interface Place {
  readonly placeId: string;
  readonly villageId: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly partner: string | null;
  readonly midwives: number | null;
  readonly nurses: number | null;
  readonly closedDate: LocalDate | null;
}

/** Projected people of a year, by life-cycle group. */
export type Population = { readonly [group in Package]?: number };

/** What a Puskesmas has written down of its units: profiles, places, projected population, roll-out plan. Nothing is ever deleted. */
export class UnitBook {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /** Profiles by unit id; a unit without one is plain (`PLAIN_PROFILE`). */
  async listProfiles(puskesmasId: string): Promise<Map<string, UnitProfile>> {
    const rows = await this.#parts.db
      .selectFrom('unit_profile')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .execute();
    return new Map(rows.map((row) => [row.unit_id, profileOf(row)]));
  }

  /** Changes what is named in `change`; the rest of the profile stays. */
  async changeProfile(puskesmasId: string, unitId: string, change: Partial<UnitProfile>): Promise<UnitProfile> {
    const before = (await this.listProfiles(puskesmasId)).get(unitId) ?? PLAIN_PROFILE;
    const profile = { ...before, ...change };
    const columns = {
      ilp_status: profile.ilpStatus,
      ilp_start_date: profile.ilpStartDate,
      active_packages: JSON.stringify(profile.activePackages),
      lokus_year: profile.lokusYear,
      kemendagri_code: profile.kemendagriCode,
      bps_code: profile.bpsCode,
      province: profile.province,
      regency: profile.regency,
      district: profile.district,
      closed_date: profile.closedDate,
    };
    await this.#parts.db
      .insertInto('unit_profile')
      .values({ puskesmas_id: puskesmasId, unit_id: unitId, ...columns })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'unit_id']).doUpdateSet(columns))
      .execute();
    return profile;
  }

  /** Places of the network, closed ones too, by desa and name. */
  async listPlaces(puskesmasId: string): Promise<Place[]> {
    const query = this.#parts.db.selectFrom('place').selectAll().where('puskesmas_id', '=', puskesmasId);
    return (await query.orderBy('village_id').orderBy('name').orderBy('place_id').execute()).map(placeOf);
  }

  /** Adds a place. @returns its id */
  async addPlace(puskesmasId: string, place: Omit<Place, 'placeId'>): Promise<string> {
    const placeId = this.#parts.newId('tp');
    await this.#parts.db
      .insertInto('place')
      .values({ puskesmas_id: puskesmasId, place_id: placeId, village_id: place.villageId, ...columnsOf(place) })
      .execute();
    return placeId;
  }

  /** Writes a place anew; its desa stays. */
  async changePlace(puskesmasId: string, place: Place): Promise<void> {
    await this.#parts.db
      .updateTable('place')
      .set(columnsOf(place))
      .where('puskesmas_id', '=', puskesmasId)
      .where('place_id', '=', place.placeId)
      .execute();
  }

  /** Projected population of a year by unit id, of the units where one was entered. */
  async listPopulation(puskesmasId: string, year: number): Promise<Map<string, Population>> {
    const rows = await this.#parts.db
      .selectFrom('population')
      .select(['unit_id', 'group_code', 'count'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('year', '=', year)
      .execute();
    const units = Map.groupBy(rows, (row) => row.unit_id);
    return new Map(
      [...units].map(([unitId, own]) => [unitId, Object.fromEntries(own.map((row) => [row.group_code, row.count]))]),
    );
  }

  /** Sets the projection of a unit and year for the groups named; others stay. */
  async setPopulation(puskesmasId: string, unitId: string, year: number, population: Population): Promise<void> {
    await this.#parts.db.transaction().execute(async (tx) => {
      for (const group of PACKAGES) {
        const count = population[group];
        if (count === undefined) continue;
        await tx
          .insertInto('population')
          .values({ puskesmas_id: puskesmasId, unit_id: unitId, group_code: group, year, count })
          .onConflict((conflict) =>
            conflict.columns(['puskesmas_id', 'unit_id', 'year', 'group_code']).doUpdateSet({ count }),
          )
          .execute();
      }
    });
  }

  /** Posyandu that were to be taken into the roll-out, by year. */
  async listPlans(puskesmasId: string): Promise<Map<number, number>> {
    const query = this.#parts.db.selectFrom('rollout_plan').selectAll().where('puskesmas_id', '=', puskesmasId);
    return new Map((await query.execute()).map((row) => [row.year, row.planned]));
  }

  async setPlan(puskesmasId: string, year: number, planned: number): Promise<void> {
    await this.#parts.db
      .insertInto('rollout_plan')
      .values({ puskesmas_id: puskesmasId, year, planned })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'year']).doUpdateSet({ planned }))
      .execute();
  }
}

function profileOf(row: Selectable<ManagementTables['unit_profile']>): UnitProfile {
  return {
    ilpStatus: row.ilp_status,
    ilpStartDate: row.ilp_start_date,
    activePackages: parsePackages(row.active_packages),
    lokusYear: row.lokus_year,
    kemendagriCode: row.kemendagri_code,
    bpsCode: row.bps_code,
    province: row.province,
    regency: row.regency,
    district: row.district,
    closedDate: row.closed_date,
  };
}

/** Packages as a column holds them; codes that this version does not know are passed over. */
export function parsePackages(text: string): Package[] {
  const stored: unknown = JSON.parse(text);
  return PACKAGES.filter((one) => Array.isArray(stored) && stored.includes(one));
}

function placeOf(row: Selectable<ManagementTables['place']>): Place {
  const { kind, name, partner, midwives, nurses } = row;
  const closedDate = row.closed_date;
  return { placeId: row.place_id, villageId: row.village_id, kind, name, partner, midwives, nurses, closedDate };
}

function columnsOf({ kind, name, partner, midwives, nurses, closedDate }: Omit<Place, 'placeId'>) {
  return { kind, name, partner, midwives, nurses, closed_date: closedDate };
}
