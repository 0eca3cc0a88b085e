import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { SKILL_STATUSES } from '#lib/domain/management/assessment.ts';
import { CADRE_LEVELS } from '#lib/domain/management/cadre-level.ts';
import { EQUIPMENT_KINDS } from '#lib/domain/management/calibration.ts';
import { isSkill, SKILL_GROUPS, type Skill } from '#lib/domain/management/skills.ts';
import { PLACE_KINDS } from '#lib/domain/management/staffing.ts';
import { isStockItem, type StockItem } from '#lib/domain/management/stock-items.ts';
import { STOCK_MOVES } from '#lib/domain/management/stock-ledger.ts';
import { ILP_STATUSES, PACKAGES } from '#lib/domain/management/unit-profile.ts';

const date = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
const openDate = v.nullable(date);
const openText = v.nullable(v.string());
const profile = v.object({
  ilpStatus: v.picklist(ILP_STATUSES),
  ilpStartDate: openDate,
  activePackages: v.array(v.picklist(PACKAGES)),
  lokusYear: v.nullable(v.number()),
  kemendagriCode: openText,
  bpsCode: openText,
  province: openText,
  regency: openText,
  district: openText,
  closedDate: openDate,
});
const facts = { unitId: v.string(), name: v.string(), profile, population: v.record(v.string(), v.number()) };
const place = v.object({
  placeId: v.string(),
  kind: v.picklist(PLACE_KINDS),
  name: v.string(),
  partner: openText,
  midwives: v.nullable(v.number()),
  nurses: v.nullable(v.number()),
  closedDate: openDate,
});
const posyandu = v.object({ ...facts, hamlet: openText });
const village = v.object({ ...facts, code: openText, places: v.array(place), posyandu: v.array(posyandu) });
const rolloutYear = v.object({
  year: v.number(),
  planned: v.nullable(v.number()),
  named: v.number(),
  done: v.number(),
});
const puskesmas = v.object({ ...facts, rollout: v.array(rolloutYear), villages: v.array(village) });

/** Answers of the doors of klaster 1. */
export const unitBook = v.object({ year: v.number(), puskesmas: v.array(puskesmas) });
export type PuskesmasBook = v.InferOutput<typeof puskesmas>;
export type VillageBook = v.InferOutput<typeof village>;
export type PosyanduBook = v.InferOutput<typeof posyandu>;
export type PlaceLine = v.InferOutput<typeof place>;

const skill = v.custom<Skill>((code) => typeof code === 'string' && isSkill(code));
const cadre = v.object({
  cadreId: v.string(),
  hasAccount: v.boolean(),
  posyanduId: v.string(),
  name: v.string(),
  position: v.string(),
  nik: openText,
  phone: openText,
  education: openText,
  decreeNumber: openText,
  decreeDate: openDate,
  startDate: openDate,
  endDate: openDate,
  active: v.boolean(),
  level: v.picklist(CADRE_LEVELS),
  doneGroups: v.array(v.picklist(SKILL_GROUPS)),
  missing: v.array(skill),
  skills: v.array(
    v.object({
      skill,
      status: v.picklist(SKILL_STATUSES),
      date,
      validUntil: openDate,
      method: v.string(),
      assessorName: openText,
    }),
  ),
  badges: v.array(v.object({ level: v.picklist(CADRE_LEVELS), date })),
  lastWrittenAt: v.nullable(v.number()),
});
export type CadreLine = v.InferOutput<typeof cadre>;
export const cadreList = v.object({ today: date, cadres: v.array(cadre) });

const planned = v.object({
  planId: v.string(),
  date,
  packages: v.array(v.picklist(PACKAGES)),
  place: openText,
  cancelReason: openText,
});
export type PlannedLine = v.InferOutput<typeof planned>;
const calendarLine = v.object({
  posyanduId: v.string(),
  name: v.string(),
  villageId: v.string(),
  planned: v.array(planned),
  held: v.array(date),
});
export type CalendarLine = v.InferOutput<typeof calendarLine>;
export const calendar = v.object({ today: date, posyandu: v.array(calendarLine) });

const item = v.custom<StockItem>((code) => typeof code === 'string' && isStockItem(code));
const stockLine = v.object({
  item,
  before: v.number(),
  received: v.number(),
  used: v.number(),
  wasted: v.number(),
  balance: v.number(),
  daysOut: v.number(),
  nextExpiry: openDate,
});
export type StockRow = v.InferOutput<typeof stockLine>;
const stockEntry = v.object({
  entryId: v.string(),
  item,
  move: v.picklist(STOCK_MOVES),
  count: v.number(),
  date,
  batch: openText,
  expiryDate: openDate,
  note: openText,
  writtenByName: openText,
});
export type StockEntryLine = v.InferOutput<typeof stockEntry>;
export const stock = v.object({ today: date, lines: v.array(stockLine), entries: v.array(stockEntry) });

const equipmentLine = v.object({
  equipmentId: v.string(),
  unitId: v.string(),
  kind: v.picklist(EQUIPMENT_KINDS),
  name: v.string(),
  serial: openText,
  state: v.picklist(['good', 'old', 'failed', 'never']),
  calibrations: v.array(v.object({ date, passed: v.boolean(), testedBy: v.string() })),
});
export type EquipmentLine = v.InferOutput<typeof equipmentLine>;
export const equipment = v.object({ today: date, equipment: v.array(equipmentLine) });

const target = v.object({
  code: v.string(),
  good: v.number(),
  bad: v.nullable(v.number()),
  confirmed: v.boolean(),
  isOwn: v.boolean(),
});
export type TargetLine = v.InferOutput<typeof target>;
export const targets = v.object({ year: v.number(), targets: v.array(target) });
export const targetHistory = v.object({
  changes: v.array(v.object({ code: v.string(), good: v.number(), writtenByName: openText, writtenAt: v.number() })),
});
