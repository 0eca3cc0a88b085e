import type { LocalMonth } from '#lib/domain/dates.ts';
import type { SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import { addToTally, tallyGroup, type OpenTally, type Tally } from '#lib/domain/indicators/tally.ts';
import type { Row } from '#lib/events/fold.ts';
import { eachSubject } from '#lib/events/subjects/each-subject.ts';

export { sessionDayOf } from '#lib/events/document-place.ts';

/** A subject behind a number. */
export interface AreaSubject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly codes: ReadonlySet<string>;
}

/** What this device counts of a Posyandu in a month: each number is the size of a list. */
export interface AreaCount {
  readonly month: LocalMonth;
  readonly tally: Tally;
  readonly subjects: readonly AreaSubject[];
  /** Of all Posyandu that the device holds: whether a service is written down at all is seen from more than one. */
  readonly around: Tally;
}

/** How long counting may hold the screen before it lets go, ms: less than a frame of 60 Hz. */
const SLICE_MS = 12;

/** A clock, and a way to let the screen go on. */
export interface Slices {
  readonly now: () => number;
  readonly rest: () => Promise<void>;
  /** True once nobody waits for the count any more. */
  readonly isStopped?: () => boolean;
}

/**
 * Counts one Posyandu in a month, in slices between which the screen goes on.
 * @param rows of `COUNTED_TABLES`, of every document that is held
 * @returns undefined when it was stopped
 */
export async function countArea(
  rows: readonly Row[],
  posyanduId: string,
  month: LocalMonth,
  slices: Slices,
): Promise<AreaCount | undefined> {
  const tally: OpenTally = {};
  const around: OpenTally = {};
  const subjects: AreaSubject[] = [];
  let since = slices.now();
  for (const subject of eachSubject(rows)) {
    const { band, facts } = subject.factsIn(month);
    addToTally(around, facts, tallyGroup(subject.sex, band));
    if (subject.posyanduId === posyanduId) {
      addToTally(tally, facts, tallyGroup(subject.sex, band));
      const { kind, subjectId } = subject;
      if (facts.length > 0) subjects.push({ kind, subjectId, codes: new Set(facts) });
    }
    if (slices.now() - since < SLICE_MS) continue;
    await slices.rest();
    if (slices.isStopped?.()) return undefined;
    since = slices.now();
  }
  return { month, tally, subjects, around };
}
