import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';

/** A date written out in a test. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no date: ${text}`);
  return text;
}
