import type { LocalDate } from '#lib/domain/dates.ts';
import type { EquipmentKind } from '#lib/domain/management/calibration.ts';
import type { SkillStatus } from '#lib/domain/management/assessment.ts';
import type { CadreLevel } from '#lib/domain/management/cadre-level.ts';
import type { Skill } from '#lib/domain/management/skills.ts';
import type { PlaceKind } from '#lib/domain/management/staffing.ts';
import type { StockItem } from '#lib/domain/management/stock-items.ts';
import type { StockMove } from '#lib/domain/management/stock-ledger.ts';
import type { IlpStatus, Package } from '#lib/domain/management/unit-profile.ts';
import type { CadrePosition } from './cadre.ts';

/** Who wrote a line down, and when (ms since epoch). */
interface Stamp {
  written_by: string;
  written_at: number;
}

type Flag = 0 | 1;

/** Tables of klaster 1 (migrations 0009 and 0011). Days are `YYYY-MM-DD`; lists are JSON. */
export type ManagementTables = {
  unit_profile: {
    puskesmas_id: string;
    unit_id: string;
    ilp_status: IlpStatus;
    ilp_start_date: LocalDate | null;
    active_packages: string;
    lokus_year: number | null;
    kemendagri_code: string | null;
    bps_code: string | null;
    province: string | null;
    regency: string | null;
    district: string | null;
    closed_date: LocalDate | null;
  };
  place: {
    puskesmas_id: string;
    place_id: string;
    village_id: string;
    kind: PlaceKind;
    name: string;
    /** Who carries a lokus along, as a label; no access to data comes with it. */
    partner: string | null;
    closed_date: LocalDate | null;
    midwives: number | null;
    nurses: number | null;
  };
  population: { puskesmas_id: string; unit_id: string; group_code: Package; year: number; count: number };
  rollout_plan: { puskesmas_id: string; year: number; planned: number };
  target: Stamp & {
    puskesmas_id: string;
    target_id: string;
    code: string;
    year: number;
    good: number;
    bad: number | null;
    confirmed: Flag;
  };
  cadre: {
    puskesmas_id: string;
    cadre_id: string;
    posyandu_id: string;
    name: string;
    position: CadrePosition;
    nik: string | null;
    phone: string | null;
    education: string | null;
    decree_number: string | null;
    decree_date: LocalDate | null;
    start_date: LocalDate | null;
    end_date: LocalDate | null;
  };
  skill_assessment: Stamp & {
    puskesmas_id: string;
    assessment_id: string;
    cadre_id: string;
    skill: Skill;
    status: SkillStatus;
    date: LocalDate;
    method: string;
    valid_until: LocalDate | null;
  };
  skill_badge: Stamp & {
    puskesmas_id: string;
    badge_id: string;
    cadre_id: string;
    level: CadreLevel;
    date: LocalDate;
  };
  session_plan: Stamp & {
    puskesmas_id: string;
    plan_id: string;
    posyandu_id: string;
    date: LocalDate;
    packages: string;
    place: string | null;
    cancel_reason: string | null;
  };
  stock_entry: Stamp & {
    puskesmas_id: string;
    entry_id: string;
    unit_id: string;
    item: StockItem;
    move: StockMove;
    date: LocalDate;
    batch: string | null;
    expiry_date: LocalDate | null;
    note: string | null;
    count: number;
    taken_back_at: number | null;
  };
  equipment: {
    puskesmas_id: string;
    equipment_id: string;
    unit_id: string;
    kind: EquipmentKind;
    name: string;
    serial: string | null;
    retired_date: LocalDate | null;
  };
  calibration: Stamp & {
    puskesmas_id: string;
    calibration_id: string;
    equipment_id: string;
    date: LocalDate;
    tested_by: string;
    passed: Flag;
  };
};
