import type { LocalDate } from '../dates.ts';
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
  /** Whether the family holds the Buku KIA, as stated that day. */
  readonly kiaBook?: boolean;
  /** Where it was done. */
  readonly place?: PosyanduId;
}
