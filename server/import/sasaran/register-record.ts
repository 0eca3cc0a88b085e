import type { LocalDate } from '#lib/domain/dates.ts';
import type { FoldedTraits } from '#lib/domain/people/likeness.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { ImportIssue, RowPlace } from '../issue.ts';

/** Values for the slots of a subject; what is not known is left out. */
export type SlotValues = { readonly [slot: string]: Json };

/** A row of a register, understood. */
export interface RegisterRecord extends RowPlace {
  /** What the row says beside what was taken from it; of the row's own cells. */
  readonly issues: readonly ImportIssue[];
  /** Slots of the table `person`. */
  readonly slots: SlotValues;
  readonly traits: FoldedTraits;
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  /** Name of the Posyandu as written. */
  readonly posyandu: string;
  /** Where in the desa the person lives: parts the areas of Posyandu. */
  readonly area: string;
  readonly hamlet?: string;
  /** An episode to be opened. */
  readonly pregnancy?: { readonly lmp?: LocalDate };
  /** The register itself says that this row is no longer right (moved within the desa). */
  readonly outdated: boolean;
  /** Equal for rows that say the same in every column but the row number. */
  readonly content: string;
  readonly familyCardNo?: string;
}
