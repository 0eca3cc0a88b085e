import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';

/** Western Indonesia's clock; the other two zones are ahead by an hour or two, which matters around midnight only. */
const TIME_ZONE = 'Asia/Jakarta';
/** Making one takes longer than all that it is asked for. */
const DAYS = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short' });

/** The calendar day of an instant. */
export function localDateOf(now: number): LocalDate {
  const text = DAYS.format(now);
  if (!isLocalDate(text)) throw new RangeError(`no day of years 0001-9999: ${text}`);
  return text;
}
