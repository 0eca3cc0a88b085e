import { monthOf, type LocalDate, type LocalMonth } from '../dates.ts';
import type { PosyanduId } from '../ids.ts';

/** How length or height was taken: lying (PB) or standing (TB). */
export type Position = 'recumbent' | 'standing';

/** What was measured and given at one place on one day to one child; refused values are left out. */
export interface Weighing {
  readonly date: LocalDate;
  /** kg as shown by the scale. Without it the child was not weighed: the row carries its other values only. */
  readonly weightKg?: number;
  /** cm as measured, before any adjustment for position. */
  readonly lengthHeightCm?: number;
  readonly position?: Position;
  readonly headCm?: number;
  /** Mid-upper arm circumference, cm. */
  readonly muacCm?: number;
  /** Pitting oedema of both feet. */
  readonly oedema?: boolean;
  /** A vitamin A capsule was given. */
  readonly vitaminA?: boolean;
  /**
   * Whether the family holds the Buku KIA, as the register or an export states it. A book that was brought along to a
   * session says nothing here: step 1 asks that of everyone (session.md 1), and K counts holders.
   */
  readonly kiaBook?: boolean;
  /** Where it was done. */
  readonly place?: PosyanduId;
}

/** A row in which the child was weighed. */
export interface EffectiveWeighing extends Weighing {
  readonly weightKg: number;
}

/** True for a row with a weight; the others carry head, arm or height only. */
export function isWeighed(weighing: Weighing): weighing is EffectiveWeighing {
  return weighing.weightKg !== undefined;
}

/** The rows in the order of their dates; of one day in the order given. */
export function inOrder<Row extends Weighing>(weighings: readonly Row[]): Row[] {
  return [...weighings].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * The weighing that counts for each month: its last one with a weight, of one day the last given; earlier ones stay history.
 * @returns in the order of months
 * @source growth.md 4
 */
export function effectiveWeighings(weighings: readonly Weighing[]): Map<LocalMonth, EffectiveWeighing> {
  return new Map(inOrder(weighings.filter(isWeighed)).map((weighing) => [monthOf(weighing.date), weighing]));
}
