import type { LocalMonth } from '#lib/domain/dates.ts';
import type { ChildFact } from '#lib/domain/indicators/child-facts.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';

/** Counts of the facts of a group of children. */
export type FactCounts = { readonly [fact in ChildFact]: number };

/** The figures of a day and its month, computed on the device by the same rules as the server's. */
export interface Recap {
  readonly month: LocalMonth;
  /** Undefined while it is being computed. */
  readonly counts: FactCounts | undefined;
  /** People by group who came today. */
  readonly visitors: readonly { readonly group: string; readonly count: number }[];
  /** The children behind a number. */
  namesOf(fact: ChildFact): readonly PersonRecord[];
  /** Children of K not weighed this month. */
  readonly absent: readonly PersonRecord[];
  close(): void;
}
