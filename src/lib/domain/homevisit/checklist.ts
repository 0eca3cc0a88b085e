import type { DangerSignList } from '../screening/danger-signs.ts';

/** How an item of a checklist is answered. */
export type ChecklistKind =
  /** A tick with date, place and officer. */
  | 'contact'
  | 'date'
  | 'yesNo'
  | 'number'
  | 'choice'
  | 'text'
  /** A date and a result. */
  | 'dateAndResult';

/** One line of a checklist; its words are in the message catalogue under its code. */
export interface ChecklistItem {
  readonly code: string;
  readonly kind: ChecklistKind;
  /** Codes of a choice. */
  readonly options?: readonly string[];
  /** Answer that is a problem to report to nakes. */
  readonly problem?: boolean | string;
  /** What the problem counts as in the weekly recap. */
  readonly outcome?: VisitOutcome;
}

/** Who a checklist is for. */
export const CHECKLIST_GROUPS = [
  'family',
  'pregnant',
  'postpartum',
  'infant',
  'child',
  'school_teen',
  'adult',
  'elderly',
  'tuberculosis',
] as const;
export type ChecklistGroup = (typeof CHECKLIST_GROUPS)[number];

/** The checklist of one group. @source Ceklis KR; homevisit-referral.md 2 */
export interface Checklist {
  readonly group: ChecklistGroup;
  readonly items: readonly ChecklistItem[];
  /** Danger signs asked at the end. */
  readonly dangerSigns?: DangerSignList;
}

/**
 * Outcomes of a visit (a-d); none of them is `safe`.
 * @source Ceklis KR, hasil kunjungan; homevisit-referral.md 2.9
 */
export const VISIT_OUTCOMES = ['noAccess', 'nonAdherent', 'dangerSign', 'tbSymptom'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** The four prompts of a visit: salam, ajak bicara, jelaskan dan bantu, ingatkan. @source Modul Kader */
export const SAJI = ['salam', 'ajakBicara', 'jelaskanBantu', 'ingatkan'] as const;

/** Kinds of visits. @source homevisit-referral.md 1 */
export const VISIT_KINDS = ['routine', 'risk', 'joint'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];
