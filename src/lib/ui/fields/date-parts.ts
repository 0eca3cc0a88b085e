/** A date as three inputs hold it: what was typed, not yet a date. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A `YYYY-MM-DD` text taken apart for the inputs; three empty texts for anything else. */
export function splitDate(date: string | undefined): DateParts {
  const [year, month, day] = date?.split('-') ?? [];
  if (year === undefined || month === undefined || day === undefined) return { day: '', month: '', year: '' };
  return { day: day.replace(/^0/, ''), month, year };
}

/** The three inputs as `YYYY-MM-DD`, which need be no day of the calendar; undefined while one of them is incomplete. */
export function joinDate({ day, month, year }: DateParts): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  return `${year}-${month}-${day.padStart(2, '0')}`;
}
