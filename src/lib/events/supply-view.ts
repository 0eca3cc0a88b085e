import type { LocalDate } from '#lib/domain/dates.ts';
import type { Reading, Row } from './fold.ts';
import { joinSubjects } from './joined-row.ts';
import { dateOf, effectiveReading, numberOf, textOf } from './slots.ts';

/** What is handed out at step 4 besides vaccines. @source session.md 1, step 4; lifecycle.md 1-4 */
export const SUPPLY_ITEMS = [
  'VIT_A_BIRU',
  'VIT_A_MERAH',
  /** Capsule of 200,000 IU for a mother after birth. */
  'VIT_A_NIFAS',
  /** Iron-folate tablets. */
  'TTD',
  'ALBENDAZOLE',
  'ORALIT',
  'ZINC',
  /** Local recovery food for a child, in days. */
  'MT_PEMULIHAN',
  /** Local food for a pregnant woman with KEK, in days. */
  'MT_BUMIL_KEK',
] as const;
export type SupplyItem = (typeof SUPPLY_ITEMS)[number];

/** What an amount counts. */
export const SUPPLY_UNITS: { readonly [item in SupplyItem]: 'capsule' | 'tablet' | 'mg' | 'sachet' | 'day' } = {
  VIT_A_BIRU: 'capsule',
  VIT_A_MERAH: 'capsule',
  VIT_A_NIFAS: 'capsule',
  TTD: 'tablet',
  ALBENDAZOLE: 'mg',
  ORALIT: 'sachet',
  ZINC: 'tablet',
  MT_PEMULIHAN: 'day',
  MT_BUMIL_KEK: 'day',
};

/** One giving; a second one is another (SPEC E8). */
export interface SupplyEntry {
  readonly id: string;
  readonly personId: string;
  readonly documentId: string;
  readonly item: SupplyItem;
  readonly amount: number;
  /** What the amount counts. */
  readonly unit: string;
  readonly date: LocalDate;
  readonly stated: Reading;
  readonly voidReason?: string;
}

/** Reads the rows of the table `supply`; what was taken back bears its reason. Rows without person, item, amount or day are passed over. */
export function readSupplies(rows: readonly Row[]): SupplyEntry[] {
  return joinSubjects(rows).flatMap((row) => {
    const personId = textOf(row, 'personId');
    const item = SUPPLY_ITEMS.find((one) => one === textOf(row, 'item'));
    const amount = numberOf(row, 'amount');
    const date = dateOf(row, 'date');
    const stated = effectiveReading(row.slots['item']);
    const voidReason = textOf(row, 'voidReason');
    if (personId === undefined || !item || amount === undefined || date === undefined || !stated) return [];
    const { subject: id, documentId } = row;
    const entry = { id, personId, documentId, item, amount, unit: SUPPLY_UNITS[item], date, stated };
    return [voidReason === undefined ? entry : { ...entry, voidReason }];
  });
}
