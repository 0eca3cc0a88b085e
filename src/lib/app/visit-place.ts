import type { Reading, Row } from '#lib/events/fold.ts';
import { STEPS, type StepName, type VisitRecord } from '#lib/events/visit-view.ts';

/** Where somebody waits. */
export type QueuePlace = StepName | 'done';

/** The first step that is neither done, skipped nor refused; `done` when there is none, or the person went home. */
export function placeOf({ steps, left }: VisitRecord): QueuePlace {
  if (left !== undefined) return 'done';
  return STEPS.find((step) => steps[step] === undefined) ?? 'done';
}

/** True when somebody has stated anything that still stands: an arrival that was undone leaves nothing. */
export function hasCome(row: Row): boolean {
  return readingsOf(row).some(({ value }) => value !== null);
}

/** All readings of a row. */
export function readingsOf(row: Row): Reading[] {
  return Object.values(row.slots).flat();
}
