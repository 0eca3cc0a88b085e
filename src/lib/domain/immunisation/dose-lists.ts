import type { LocalDate } from '../dates.ts';
import { isDue, type DoseStatus } from './dose-status.ts';

/** Doses to prepare for a session: due today, or becoming due up to the day before the following session. @source immunisation.md 3 */
export function dosesForSession(statuses: readonly DoseStatus[], nextSessionDate: LocalDate): DoseStatus[] {
  return statuses.filter(
    (dose) => isDue(dose) || (dose.status === 'BELUM_WAKTU' && (dose.dueDate ?? nextSessionDate) < nextSessionDate),
  );
}

/** Doses that are late, on the lists of home visits. */
export function overdueDoses(statuses: readonly DoseStatus[]): DoseStatus[] {
  return statuses.filter(({ status }) => status === 'TERLAMBAT' || status === 'KEJAR');
}

/** Doses that the family has refused. Refusal is no absence. @source session.md 7 */
export function refusedDoses(statuses: readonly DoseStatus[]): DoseStatus[] {
  return statuses.filter(({ status }) => status === 'DITOLAK');
}
