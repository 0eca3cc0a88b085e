import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';

/** The calendar day at which the device's own clock stands. @param now ms since epoch */
export function localDateOf(now: number): LocalDate {
  const at = new Date(now);
  const parts = [String(at.getFullYear()).padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())];
  const text = parts.join('-');
  if (!isLocalDate(text)) throw new RangeError(`no day: ${text}`);
  return text;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
