import { completedMonths } from '#lib/domain/age.ts';
import { calendarDay, daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import { addSpan } from '#lib/domain/immunisation/calendar.ts';

/** `06/11/2023`: day, month, year, as Indonesian spreadsheets read it. Empty for no date. */
export function slashDate(date: LocalDate | undefined): string {
  if (date === undefined) return '';
  const { year, month, day } = calendarDay(date);
  return `${two(day)}/${two(month)}/${year}`;
}

/** `2 Tahun - 7 Bulan - 0 Hari` since birth. */
export function spelledAge(birthDate: LocalDate, on: LocalDate): string {
  const months = completedMonths(birthDate, on);
  const days = daysBetween(addSpan(birthDate, { months }), on);
  return `${Math.floor(months / 12)} Tahun - ${months % 12} Bulan - ${days} Hari`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
