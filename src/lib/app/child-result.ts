import type { LocalDate } from '#lib/domain/dates.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { Interpretation } from '#lib/domain/interpretation.ts';

/** What a child's visit came to. */
export interface ChildResult {
  readonly interpretation: Interpretation;
  /** The last weighing before that day. */
  readonly previous: Weighing | undefined;
  /** Everything known, oldest first, this visit included. */
  readonly history: readonly Weighing[];
  readonly date: LocalDate;
}
