import { daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { eventsToReplace, textOf, valueOf } from '#lib/events/slots.ts';
import type { PlannedEvent } from '../planned-events.ts';

/** First days that lie closer speak of one pregnancy. */
const SAME_PREGNANCY_DAYS = 200;

/**
 * What a row that names a woman pregnant adds to her record: a new pregnancy, the first day of one known without it, or nothing.
 * A first day that somebody has recorded stays.
 */
export function planPregnancy(
  stated: { readonly personId: string; readonly lmp?: LocalDate },
  known: readonly Row[],
  newId: () => string,
): PlannedEvent | undefined {
  const { personId, lmp } = stated;
  const open = known.find((row) => valueOf(row, 'outcome') === undefined && isSamePregnancy(row, lmp));
  if (!open) return { type: 'pregnancy', subject: newId(), data: lmp ? { personId, lmp } : { personId } };
  if (lmp === undefined || textOf(open, 'lmp') !== undefined) return undefined;
  return { type: 'pregnancy', subject: open.subject, data: { lmp }, replaces: eventsToReplace(open, ['lmp']) };
}

function isSamePregnancy(row: Row, lmp: LocalDate | undefined): boolean {
  const known = textOf(row, 'lmp');
  if (lmp === undefined || known === undefined || !isLocalDate(known)) return true;
  return Math.abs(daysBetween(known, lmp)) <= SAME_PREGNANCY_DAYS;
}
