import type { Sex } from '../person.ts';

/** What of a person bears on most cut-offs. */
export interface SexAndAge {
  /** Missing where the register leaves it open. */
  readonly sex?: Sex;
  /** Completed years. */
  readonly ageYears: number;
}
