import type { LocalDate } from '#lib/domain/dates.ts';
import type { Assessment } from '#lib/domain/management/assessment.ts';
import type { CadreLevel } from '#lib/domain/management/cadre-level.ts';

/** Offices of a Posyandu. @source kader.md 3 */
export const CADRE_POSITIONS = ['ketua', 'sekretaris', 'bendahara', 'anggota'] as const;
export type CadrePosition = (typeof CADRE_POSITIONS)[number];

/** How an assessment was made. @source kader.md 3 */
export const ASSESSMENT_METHODS = ['practice', 'knowledge', 'certificate'] as const;
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number];

/** What is written down of a cadre by hand. */
export interface CadreMaster {
  readonly posyanduId: string;
  readonly name: string;
  readonly position: CadrePosition;
  readonly nik: string | null;
  readonly phone: string | null;
  readonly education: string | null;
  /** Number and day of the decree (SK) that names her. */
  readonly decreeNumber: string | null;
  readonly decreeDate: LocalDate | null;
  readonly startDate: LocalDate | null;
  /** Day from which she is no longer a cadre. */
  readonly endDate: LocalDate | null;
}

/** A cadre: somebody written down, or the account of one, or both under one id. */
export interface Cadre extends CadreMaster {
  readonly cadreId: string;
  /** True where she has an account to sign in with on a device. */
  readonly hasAccount: boolean;
}

/** One assessment with who made it. */
export interface StoredAssessment extends Assessment {
  readonly cadreId: string;
  readonly method: string;
  readonly assessorId: string;
}

/** A badge (TKK) that was handed out; it says nothing of the level today. */
export interface Badge {
  readonly cadreId: string;
  readonly level: CadreLevel;
  readonly date: LocalDate;
}

/** True where a cadre is one on a day. A start that nobody has written down lies before every day. */
export function isCadreOn({ startDate, endDate }: CadreMaster, day: LocalDate): boolean {
  return (startDate === null || startDate <= day) && (endDate === null || endDate > day);
}
