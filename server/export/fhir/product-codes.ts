import type { SupplyItem } from '#lib/events/supply-view.ts';
import type { Quantity } from './resources.ts';
import { UCUM } from './systems.ts';

/** A product of the KFA that is handed out. */
export interface Product {
  /** Code of the KFA, 93xxxxxx: an actual product. */
  readonly kfa: string;
  readonly display: string;
}

/** A product that holds from a day on, until the Puskesmas names its own. */
export interface DatedProduct extends Product {
  readonly item: SupplyItem;
  /** `YYYY-MM-DD` */
  readonly fromDate: string;
  /** Seen in one place only: a Puskesmas confirms it. */
  readonly uncertain: true;
}

/**
 * Products known without asking: none. Which capsule, tablet or sachet a Puskesmas is supplied with is on its package; our copy of the
 * playbook prints no code, and a wrong one would be worse than one that is asked for (?).
 * @source interop.md 3.1, KFA: check each
 */
export const PRODUCTS_2026_11: readonly DatedProduct[] = [];

/** What is a medicine and waits for its product, as its package is asked for; food has none. */
export const MEDICINES = {
  VIT_A_BIRU: 'Vitamin A biru (100.000 SI)',
  VIT_A_MERAH: 'Vitamin A merah (200.000 SI)',
  VIT_A_NIFAS: 'Vitamin A ibu nifas (200.000 SI)',
  TTD: 'Tablet tambah darah',
  ALBENDAZOLE: 'Obat cacing (albendazol)',
  ORALIT: 'Oralit',
  ZINC: 'Zinc',
} as const satisfies { readonly [item in SupplyItem]?: string };

/** True for what is a medicine. */
export function isMedicine(item: SupplyItem): boolean {
  return Object.hasOwn(MEDICINES, item);
}

/** What a giving counts, as FHIR asks for it: tablets and capsules have no unit of UCUM, milligrams have. */
export function quantityOf(amount: number, unit: 'capsule' | 'tablet' | 'mg' | 'sachet' | 'day'): Quantity {
  const code = unit === 'mg' ? 'mg' : `{${unit}}`;
  return { value: amount, unit, system: UCUM, code };
}
