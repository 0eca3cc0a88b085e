import { dateWords } from './language.ts';
import { INDONESIAN, type DateWords } from './date-words.ts';

/** Months up to which an age is told with months: to the sixth birthday. */
const MONTHS_TOLD_BELOW = 72;
/** Days of life that are told as days. */
const DAYS_TOLD_BELOW = 28;

/**
 * A number as the language of the screen writes it; in Indonesia with decimal comma and thousands point.
 * @param decimals exactly so many digits behind the comma; as many as the number has, where left out
 */
export function formatNumber(value: number, decimals?: number): string {
  const { decimal, thousands } = words();
  const text = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  const [whole = '0', part] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return sign + (part === undefined ? grouped : `${grouped}${decimal}${part}`);
}

/** A number with its unit: `8,4 kg`; a bare number where there is no unit. */
export function formatMeasure(value: number, unit: string): string {
  return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

/** A z-score with its sign: `−2,13`, `+0,40`. */
export function formatZ(z: number): string {
  return z > 0 ? `+${formatNumber(z, 2)}` : formatNumber(z, 2);
}

/** A change of weight in grams: `+240 g`, `−100 g`. */
export function formatGain(grams: number): string {
  return `${grams > 0 ? '+' : ''}${formatNumber(grams)} g`;
}

/** `2026-08-07` as `7 Agustus 2026`. */
export function formatDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${words().months[month - 1] ?? ''} ${year}`;
}

/** `2026-08-07` as `7 Agu 2026`, for tables. */
export function formatMediumDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${(words().months[month - 1] ?? '').slice(0, 3)} ${year}`;
}

/** `2026-08-07` as `7 Agu` in the year of `today`, and as `7 Agu 2026` in another. */
export function formatShortDate(date: string, today: string): string {
  const medium = formatMediumDate(date);
  return date.slice(0, 4) === today.slice(0, 4) ? medium.slice(0, -5) : medium;
}

/** `2026-08-07` as `Jumat, 7 Agustus 2026`. */
export function formatDay(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${words().weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''}, ${formatDate(date)}`;
}

/** `2026-08` as `Agustus 2026`. */
export function formatMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${words().months[Number(number) - 1] ?? ''} ${year}`;
}

/** `2026-08` as `Agu 2026`, for tables. */
export function formatMediumMonth(month: string): string {
  const [name = '', year = ''] = formatMonth(month).split(' ');
  return `${name.slice(0, 3)} ${year}`;
}

/** The months of the year, as an input offers them. */
export function monthNames(): readonly string[] {
  return words().months;
}

/**
 * An age as people say it: `12 hari`, `4 bln`, `2 th 4 bln`, `34 th`.
 * @param ageMonths completed months
 * @param ageDays told in the first four weeks, where known
 */
export function formatAge(ageMonths: number, ageDays?: number): string {
  if (ageDays !== undefined && ageDays < DAYS_TOLD_BELOW) return `${Math.max(0, ageDays)} ${words().day}`;
  const { month, year } = words();
  const years = Math.floor(ageMonths / 12);
  const months = ageMonths % 12;
  if (years === 0) return `${months} ${month}`;
  if (ageMonths >= MONTHS_TOLD_BELOW || months === 0) return `${years} ${year}`;
  return `${years} ${year} ${months} ${month}`;
}

/** The hour of an instant on this device's clock: `08.07`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}${words().clock}${pad(date.getMinutes())}`;
}

/** Time since something: `baru saja`, `12 mnt`, `1 jam 5 mnt`. */
export function formatWait(ms: number): string {
  const { hour, justNow, minute } = words();
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return justNow;
  if (minutes < 60) return `${minutes} ${minute}`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} ${hour}` : `${Math.floor(minutes / 60)} ${hour} ${rest} ${minute}`;
}

/** A share in percent with one decimal: `83,3 %`; a dash where there is nothing to divide by. */
export function formatPercent(value: number | undefined): string {
  return value === undefined ? '–' : `${formatNumber(value, 1)} %`;
}

/** Up to two letters that stand for a name: `Siti Aminah` as `SA`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

function words(): DateWords {
  return dateWords() ?? INDONESIAN;
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
