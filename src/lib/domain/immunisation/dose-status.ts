import type { LocalDate } from '../dates.ts';
import type { DoseRecord } from './dose-record.ts';
import type { Antigen } from './schedule.ts';

/** How one dose of the schedule stands. @source immunisation.md 3 */
export const DOSE_STATUSES = [
  'SUDAH',
  'SUDAH_PERLU_CEK',
  'BELUM_WAKTU',
  'JATUH_TEMPO',
  'TERLAMBAT',
  'KEJAR',
  'LEWAT_BATAS',
  'DITUNDA',
  'DITOLAK',
  'TIDAK_BERLAKU',
] as const;
export type DoseStatusCode = (typeof DOSE_STATUSES)[number];

/** Why nakes must look at a dose that was given. */
export type DoseDoubt =
  /** Only the Buku KIA says so. */
  | 'unchecked'
  /** The day is not known, only the month. */
  | 'monthOnly'
  /** Before the least age, or too soon after the dose before. */
  | 'tooYoung'
  | 'tooSoon'
  /** Less than 28 days after another live vaccine. */
  | 'liveTooClose'
  /** After the age at which it is no longer given. */
  | 'afterWindow';

/** How one dose of the schedule stands on a day. Dates are computed and never stored. */
export interface DoseStatus {
  readonly code: string;
  readonly antigen: Antigen;
  readonly number: number;
  readonly status: DoseStatusCode;
  /** The age or month of this dose has come, whether or not it can be given yet. */
  readonly windowOpened: boolean;
  /** First day on which it can be given, which may be past; missing once given, closed or not needed. */
  readonly dueDate?: LocalDate;
  /** The day proposed for it: today or later, at its least distance from all others. */
  readonly plannedDate?: LocalDate;
  readonly given?: DoseRecord;
  /** Why it needs a look; empty for a good dose. */
  readonly doubts: readonly DoseDoubt[];
  /** Why it is put off or refused. */
  readonly reason?: string;
  /** So late that the plan is for nakes to make: show the facts only. */
  readonly leaveToNurse: boolean;
}

/** True for a dose that was given, checked or not. */
export function isGiven({ status }: DoseStatus): boolean {
  return status === 'SUDAH' || status === 'SUDAH_PERLU_CEK';
}

/** True for a dose that could be given today. */
export function isDue({ status }: DoseStatus): boolean {
  return status === 'JATUH_TEMPO' || status === 'TERLAMBAT' || status === 'KEJAR';
}
