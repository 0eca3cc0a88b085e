import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';

/** The Posyandu of a document whose name is known to be one; undefined for a text that names none. */
export function posyanduOf(documentId: string): string | undefined {
  const posyanduId = documentId.split(':')[1];
  return posyanduId === '' ? undefined : posyanduId;
}

/** The day of a session document; undefined for another one. */
export function sessionDayOf(documentId: string): LocalDate | undefined {
  const [kind, , day] = documentId.split(':');
  return kind === 'session' && day !== undefined && isLocalDate(day) ? day : undefined;
}
