import type { LocalDate } from '#lib/domain/dates.ts';
import type { EquipmentKind } from '#lib/domain/management/calibration.ts';
import type { StoreParts } from './parts.ts';

/** One calibration; one that was not passed leaves the equipment out of trust. */
export interface Calibration {
  readonly date: LocalDate;
  readonly passed: boolean;
  /** Who tested it: a laboratory, a person. */
  readonly testedBy: string;
}

/** Equipment of a Posyandu, of a desa (its Pustu) or of a Puskesmas. */
export interface Equipment {
  readonly equipmentId: string;
  readonly unitId: string;
  readonly kind: EquipmentKind;
  readonly name: string;
  readonly serial: string | null;
  readonly retiredDate: LocalDate | null;
  /** The newest first. */
  readonly calibrations: readonly Calibration[];
}

/** Equipment and its calibrations, which are only added. */
export class EquipmentStore {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /** All equipment of a Puskesmas, retired too, by name. */
  async list(puskesmasId: string): Promise<Equipment[]> {
    const { db } = this.#parts;
    const rows = db.selectFrom('equipment').selectAll().where('puskesmas_id', '=', puskesmasId);
    const tests = db.selectFrom('calibration').selectAll().where('puskesmas_id', '=', puskesmasId);
    const ordered = await tests.orderBy('date', 'desc').orderBy('written_at', 'desc').execute();
    const testsOf = Map.groupBy(ordered, (test) => test.equipment_id);
    return (await rows.orderBy('name').orderBy('equipment_id').execute()).map((row) => ({
      equipmentId: row.equipment_id,
      unitId: row.unit_id,
      kind: row.kind,
      name: row.name,
      serial: row.serial,
      retiredDate: row.retired_date,
      calibrations: (testsOf.get(row.equipment_id) ?? []).map(({ date, passed, tested_by }) => ({
        date,
        passed: passed === 1,
        testedBy: tested_by,
      })),
    }));
  }

  /** Adds equipment. @returns its id */
  async add(
    puskesmasId: string,
    { unitId, kind, name, serial }: Pick<Equipment, 'unitId' | 'kind' | 'name' | 'serial'>,
  ): Promise<string> {
    const equipmentId = this.#parts.newId('eq');
    await this.#parts.db
      .insertInto('equipment')
      .values({
        puskesmas_id: puskesmasId,
        equipment_id: equipmentId,
        unit_id: unitId,
        kind,
        name,
        serial,
        retired_date: null,
      })
      .execute();
    return equipmentId;
  }

  /** The unit that equipment belongs to. */
  async findUnit(puskesmasIds: readonly string[], equipmentId: string): Promise<string | undefined> {
    if (puskesmasIds.length === 0) return undefined;
    const query = this.#parts.db.selectFrom('equipment').select('unit_id').where('equipment_id', '=', equipmentId);
    return (await query.where('puskesmas_id', 'in', [...puskesmasIds]).executeTakeFirst())?.unit_id;
  }

  async calibrate(
    puskesmasId: string,
    equipmentId: string,
    { date, passed, testedBy, by }: Calibration & { readonly by: string },
  ): Promise<void> {
    await this.#parts.db
      .insertInto('calibration')
      .values({
        puskesmas_id: puskesmasId,
        calibration_id: this.#parts.newId('kl'),
        equipment_id: equipmentId,
        date,
        passed: passed ? 1 : 0,
        tested_by: testedBy,
        written_by: by,
        written_at: this.#parts.now(),
      })
      .execute();
  }

  /** Takes equipment out of use; the first day stands. */
  async retire(puskesmasId: string, equipmentId: string, date: LocalDate): Promise<void> {
    await this.#parts.db
      .updateTable('equipment')
      .set({ retired_date: date })
      .where('puskesmas_id', '=', puskesmasId)
      .where('equipment_id', '=', equipmentId)
      .where('retired_date', 'is', null)
      .execute();
  }
}
