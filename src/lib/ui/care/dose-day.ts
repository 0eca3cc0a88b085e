import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { formatMediumDate, formatMonth } from '#lib/i18n/formats.ts';

/** The day that belongs to a dose: of giving, or from which it can be given; the month where no day is known. Empty for one that is closed or not needed. */
export function dayOfDose({ given, dueDate, status }: Pick<DoseStatus, 'given' | 'dueDate' | 'status'>): string {
  if (given?.date !== undefined) return formatMediumDate(given.date);
  if (given?.month !== undefined) return formatMonth(given.month);
  return dueDate === undefined || status === 'DITOLAK' ? '' : formatMediumDate(dueDate);
}
