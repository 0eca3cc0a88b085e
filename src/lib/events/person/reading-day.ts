import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Reading } from '../fold.ts';

/** Of western Indonesia, on every device and on the server alike: what is counted must not hang on where it is counted. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

/** The day on which something was stated, by the clock of its device: only for what carries no day of its own. */
export function dayOfReading({ at }: Pick<Reading, 'at'>): LocalDate | undefined {
  const instant = new Date(at + OFFSET_MS);
  const text = Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return isLocalDate(text) ? text : undefined;
}
