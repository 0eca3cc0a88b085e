import type { Kysely, Selectable } from 'kysely';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { CadreLevel } from '#lib/domain/management/cadre-level.ts';
import type { Assessment } from '#lib/domain/management/assessment.ts';
import { CADRE_ROLES } from '../auth/actor.ts';
import type { AuthTables } from '../auth/auth-tables.ts';
import { localDateOf } from '../import/today.ts';
import type { AssessmentMethod, Badge, Cadre, CadreMaster, StoredAssessment } from './cadre.ts';
import type { ManagementTables } from './management-tables.ts';
import type { StoreParts } from './parts.ts';

/**
 * Cadres of a Puskesmas with their assessments and badges.
 *
 * 1. Whoever has a cadre's account is listed, also before anything was written down of her; her master data bear the account's id.
 * 2. Assessments and badges are only added; the level is computed from them each time.
 */
export class CadresStore {
  readonly #parts: StoreParts;
  readonly #accounts: Kysely<AuthTables>;

  constructor(parts: StoreParts, accounts: Kysely<AuthTables>) {
    this.#parts = parts;
    this.#accounts = accounts;
  }

  /** Every cadre, those who have ended too, by name. */
  async list(puskesmasId: string): Promise<Cadre[]> {
    const rows = await this.#parts.db.selectFrom('cadre').selectAll().where('puskesmas_id', '=', puskesmasId).execute();
    const written = new Map(rows.map((row) => [row.cadre_id, row]));
    const accounts = await this.#listAccounts(puskesmasId);
    const ids = new Set([...accounts.keys(), ...written.keys()]);
    return [...ids]
      .flatMap((cadreId) => {
        const row = written.get(cadreId);
        const account = accounts.get(cadreId);
        const master = row ? masterOf(row) : account;
        return master ? [{ ...master, cadreId, hasAccount: account !== undefined }] : [];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.cadreId < b.cadreId ? -1 : 1));
  }

  /** Writes the master data of a cadre; a new one gets an id. @returns the id */
  async save(puskesmasId: string, master: CadreMaster, known?: string): Promise<string> {
    const cadreId = known ?? this.#parts.newId('kd');
    const columns = columnsOf(master);
    await this.#parts.db
      .insertInto('cadre')
      .values({ puskesmas_id: puskesmasId, cadre_id: cadreId, ...columns })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'cadre_id']).doUpdateSet(columns))
      .execute();
    return cadreId;
  }

  /** All assessments in the order in which they were written down. */
  async listAssessments(puskesmasId: string): Promise<StoredAssessment[]> {
    const rows = await this.#parts.db
      .selectFrom('skill_assessment')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('written_at')
      .orderBy('assessment_id')
      .execute();
    return rows.map(({ cadre_id, skill, status, date, valid_until, method, written_by }) => ({
      cadreId: cadre_id,
      skill,
      status,
      date,
      validUntil: valid_until,
      method,
      assessorId: written_by,
    }));
  }

  /** Writes down one sitting in which several skills may have been assessed. */
  async assess(
    puskesmasId: string,
    cadreId: string,
    sitting: { readonly assessments: readonly Assessment[]; readonly method: AssessmentMethod; readonly by: string },
  ): Promise<void> {
    const rows = sitting.assessments.map(({ skill, status, date, validUntil }) => ({
      puskesmas_id: puskesmasId,
      assessment_id: this.#parts.newId('as'),
      cadre_id: cadreId,
      skill,
      status,
      date,
      valid_until: validUntil,
      method: sitting.method,
      written_by: sitting.by,
      written_at: this.#parts.now(),
    }));
    if (rows.length > 0) await this.#parts.db.insertInto('skill_assessment').values(rows).execute();
  }

  /** Badges handed out, the newest last. */
  async listBadges(puskesmasId: string): Promise<Badge[]> {
    const query = this.#parts.db.selectFrom('skill_badge').selectAll().where('puskesmas_id', '=', puskesmasId);
    const rows = await query.orderBy('date').orderBy('badge_id').execute();
    return rows.map(({ cadre_id, level, date }) => ({ cadreId: cadre_id, level, date }));
  }

  async giveBadge(
    puskesmasId: string,
    badge: { readonly cadreId: string; readonly level: CadreLevel; readonly date: LocalDate; readonly by: string },
  ): Promise<void> {
    await this.#parts.db
      .insertInto('skill_badge')
      .values({
        puskesmas_id: puskesmasId,
        badge_id: this.#parts.newId('bd'),
        cadre_id: badge.cadreId,
        level: badge.level,
        date: badge.date,
        written_by: badge.by,
        written_at: this.#parts.now(),
      })
      .execute();
  }

  /** Accounts of cadres by id, as master data with nothing else known. */
  async #listAccounts(puskesmasId: string): Promise<Map<string, CadreMaster>> {
    const rows = await this.#accounts
      .selectFrom('account')
      .innerJoin('account_unit', (join) =>
        join
          .onRef('account_unit.account_id', '=', 'account.account_id')
          .onRef('account_unit.puskesmas_id', '=', 'account.puskesmas_id'),
      )
      .select(['account.account_id', 'display_name', 'role', 'unit_id', 'active', 'disabled_at'])
      .where('account.puskesmas_id', '=', puskesmasId)
      .where('role', 'in', CADRE_ROLES)
      .orderBy('unit_id', 'desc')
      .execute();
    return new Map(
      rows.map((row) => [
        row.account_id,
        {
          ...NOTHING_KNOWN,
          posyanduId: row.unit_id,
          name: row.display_name,
          position: row.role === 'cadre_lead' ? 'ketua' : 'anggota',
          endDate: row.active === 0 && row.disabled_at !== null ? localDateOf(row.disabled_at) : null,
        },
      ]),
    );
  }
}

const NOTHING_KNOWN = {
  nik: null,
  phone: null,
  education: null,
  decreeNumber: null,
  decreeDate: null,
  startDate: null,
} as const;

function masterOf(row: Selectable<ManagementTables['cadre']>): CadreMaster {
  return {
    posyanduId: row.posyandu_id,
    name: row.name,
    position: row.position,
    nik: row.nik,
    phone: row.phone,
    education: row.education,
    decreeNumber: row.decree_number,
    decreeDate: row.decree_date,
    startDate: row.start_date,
    endDate: row.end_date,
  };
}

function columnsOf(master: CadreMaster) {
  return {
    posyandu_id: master.posyanduId,
    name: master.name,
    position: master.position,
    nik: master.nik,
    phone: master.phone,
    education: master.education,
    decree_number: master.decreeNumber,
    decree_date: master.decreeDate,
    start_date: master.startDate,
    end_date: master.endDate,
  };
}
