import type { LocalDate } from './dates.ts';
import type { PersonId } from './ids.ts';

/** Sex as the growth references know it: `m` laki-laki, `f` perempuan. */
export type Sex = 'm' | 'f';

/** What a record of a day says about the Buku KIA. */
export interface KiaBookStatement {
  readonly date: LocalDate;
  readonly has: boolean;
}

/** What the rules need to know of a person in the register; names and papers are no matter of rules. */
export interface RegisteredPerson {
  readonly id: PersonId;
  /** Missing where the register leaves it open: no z-score, and no guess. */
  readonly sex?: Sex;
  readonly birthDate: LocalDate;
  /** The day is an estimate: z is shown but counts in no prevalence (settled.md 7). */
  readonly birthDateEstimated: boolean;
  /** Came from outside the area: counted from this day on. */
  readonly enteredDate?: LocalDate;
  /** Moved away or died: from this day on no longer counted. */
  readonly leftDate?: LocalDate;
  /** Statements on the Buku KIA besides those that weighings carry; any order. */
  readonly kiaBook?: readonly KiaBookStatement[];
}
