import type { LocalDate, LocalMonth } from '../dates.ts';

/** What facts are told of. A number opens to subjects of one kind. */
export const SUBJECT_KINDS = ['person', 'session', 'posyandu', 'family', 'homeVisit', 'referral', 'report'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is true of a subject in a month. */
export interface SubjectMonth {
  /** Age band of the F1 report; missing for everything but children under 60 months. */
  readonly band?: string;
  /** Each once. */
  readonly facts: readonly string[];
}

/** Something that is counted: a person where it lives, all else where it was done. */
export interface CountedSubject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly posyanduId: string;
  /** Missing where the register leaves it open, and of what is no person. */
  readonly sex?: 'm' | 'f';
  /** Computed when asked for. */
  readonly factsIn: (month: LocalMonth) => SubjectMonth;
  /** The facts of its month as they stood at the end of a day; those of the last day are the month's. */
  readonly factsUntil: (day: LocalDate) => SubjectMonth;
}
