import { monthOf, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { localDateOf } from '../today.ts';

/** The day and the month of an instant by this device's clock. */
export function todayOf(at: number): { readonly date: LocalDate; readonly month: LocalMonth } {
  const date = localDateOf(at);
  return { date, month: monthOf(date) };
}
