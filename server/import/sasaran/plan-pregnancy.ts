import { daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { eventsToReplace, textOf, valueOf } from '#lib/events/slots.ts';
import type { PlannedEvent } from '../planned-events.ts';
import type { SlotValues } from './register-record.ts';

/** First days that lie closer speak of one pregnancy; so do births. */
export const SAME_PREGNANCY_DAYS = 200;

/** What a row says of a woman who is pregnant. */
export interface StatedPregnancy {
  readonly personId: string;
  readonly lmp?: LocalDate;
  /** The day that the register speaks of. */
  readonly registerDay: LocalDate;
  /** The row, as `file#row`. */
  readonly source: string;
}

/**
 * What a row that names a woman pregnant adds to her record: a new pregnancy, the first day of one known without it, or nothing.
 * A first day that somebody has recorded stays; where there is none, the register's day says since when she is known to be pregnant.
 */
export function planPregnancy(
  stated: StatedPregnancy,
  known: readonly Row[],
  newId: () => string,
): PlannedEvent | undefined {
  const { personId, lmp, registerDay, source } = stated;
  const open = known.find((row) => valueOf(row, 'outcome') === undefined && isSamePregnancy(row, lmp));
  const began: SlotValues = lmp === undefined ? { knownOn: registerDay } : { lmp };
  if (!open) return { type: 'pregnancy', subject: newId(), data: { personId, ...began, $source: source } };
  if (textOf(open, 'lmp') !== undefined) return undefined;
  if (lmp === undefined && textOf(open, 'knownOn') !== undefined) return undefined;
  const replaces = eventsToReplace(open, Object.keys(began));
  return { type: 'pregnancy', subject: open.subject, data: { ...began, $source: source }, replaces };
}

function isSamePregnancy(row: Row, lmp: LocalDate | undefined): boolean {
  const known = textOf(row, 'lmp');
  if (lmp === undefined || known === undefined || !isLocalDate(known)) return true;
  return Math.abs(daysBetween(known, lmp)) <= SAME_PREGNANCY_DAYS;
}
