import { formatDate, formatShortDate, formatTime } from './formats.ts';
import { ts } from './staff-text.ts';

/** An instant for a quick look: `hari ini 10.42`, `kemarin 10.42`, `7 Agustus 10.42`, with the year where it is another. Clock of the device. */
export function formatInstant(at: number, now: number): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return ts('time.today', { time: formatTime(at) });
  if (day === dayBefore(now)) return ts('time.yesterday', { time: formatTime(at) });
  const date = formatDate(day);
  return `${day.slice(0, 4) === dayOf(now).slice(0, 4) ? date.slice(0, -5) : date} ${formatTime(at)}`;
}

/** An instant that reads the same on another day, as on paper: `7 Agustus 2026 10.42`. */
export function formatMoment(at: number): string {
  return `${formatDate(dayOf(at))} ${formatTime(at)}`;
}

/** An instant for tight places: `10.42` today, else `7 Agu`. */
export function formatShortInstant(at: number, now: number): string {
  return dayOf(at) === dayOf(now) ? formatTime(at) : formatShortDate(dayOf(at), dayOf(now));
}

/** The calendar day of an instant on this device's clock, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function dayBefore(at: number): string {
  const date = new Date(at);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1).getTime());
}
