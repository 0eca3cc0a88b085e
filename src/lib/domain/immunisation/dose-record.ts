import { firstDayOfMonth, lastDayOfMonth, type LocalDate, type LocalMonth } from '../dates.ts';

/** Where a statement on a dose comes from: given by nakes and recorded, copied out of the Buku KIA, or only told. */
export type DoseSource = 'nakes' | 'buku_kia' | 'told';

/** One dose as it was recorded. It bears no dose number: that follows from the dates of all. */
export interface DoseRecord {
  readonly id: string;
  /** An antigen of the schedule, or any other vaccine. */
  readonly antigen: string;
  /** Missing where only the month, or nothing, is known. */
  readonly date?: LocalDate;
  readonly month?: LocalMonth;
  readonly source: DoseSource;
  /** Nakes have looked at the paper, or decided on a doubtful dose. */
  readonly verdict?: 'accepted' | 'rejected';
  /** Set where the record was taken back. */
  readonly voidReason?: string;
}

/** Why a dose is put off. A mild cough or cold is no reason. @source immunisation.md 2, rule 10 */
export const POSTPONE_REASONS = [
  'highFever',
  'severeIllness',
  'allergy',
  'immunocompromised',
  'severeAefi',
  'outOfStock',
  'absent',
] as const;
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

/** What the family or nakes decided on the next dose of an antigen; a later decision or a dose ends it. */
export interface DoseDecision {
  readonly id: string;
  readonly antigen: string;
  readonly date: LocalDate;
  readonly kind: 'postponed' | 'refused' | 'resumed';
  /** A `PostponeReason`, or the words of a refusal's code. */
  readonly reason?: string;
  /** First day on which it is due again; missing: as long as the rules say. */
  readonly untilDate?: LocalDate;
}

/** The first and the last day on which a dose can have been given; equal where the day is known. */
export interface DoseDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The days of a dose; undefined where neither day nor month is known. */
export function daysOfDose({ date, month }: DoseRecord): DoseDays | undefined {
  if (date !== undefined) return { first: date, last: date };
  return month === undefined ? undefined : { first: firstDayOfMonth(month), last: lastDayOfMonth(month) };
}
