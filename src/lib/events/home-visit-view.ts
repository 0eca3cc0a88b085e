import type { LocalDate } from '#lib/domain/dates.ts';
import {
  CHECKLIST_GROUPS,
  VISIT_KINDS,
  VISIT_OUTCOMES,
  type ChecklistGroup,
  type VisitKind,
  type VisitOutcome,
} from '#lib/domain/homevisit/checklist.ts';
import { codesOf } from './code-list.ts';
import { compareText, type Reading, type Row } from './fold.ts';
import { dateOf, effectiveReading, flagOf, textOf } from './slots.ts';

/** One visit to a house, about one person. */
export interface HomeVisitRecord {
  readonly homeVisitId: string;
  readonly documentId: string;
  /** As it was stated; `register.canonicalId` gives the person it means now. */
  readonly personId: string;
  readonly householdId?: string;
  readonly date: LocalDate;
  readonly kind: VisitKind;
  /** The checklist that was gone through. Of a confidential one (TBC) the group by age stands here. */
  readonly group: ChecklistGroup;
  /** Why she was visited (codes of `VISIT_REASONS`). */
  readonly reasons: readonly string[];
  /** Nobody was at home. */
  readonly notMet: boolean;
  readonly dangerSigns: readonly string[];
  /** Confirmed by the visitor; without those of a confidential checklist. */
  readonly outcomes: readonly VisitOutcome[];
  readonly problem?: string;
  readonly followUp?: string;
  readonly reportedToNurseDate?: LocalDate;
  /** A checklist was gone through that only who asked and nakes may read. */
  readonly confidentialAsked: boolean;
  readonly reading: Reading;
  readonly row: Row;
}

/** Reads a row of the table `homeVisit`; undefined for another table, or without person and day. */
export function readHomeVisit(row: Row): HomeVisitRecord | undefined {
  const personId = textOf(row, 'personId');
  const date = dateOf(row, 'date');
  const reading = effectiveReading(row.slots['date']);
  if (row.table !== 'homeVisit' || personId === undefined || date === undefined || !reading) return undefined;
  const kind = textOf(row, 'kind');
  const group = textOf(row, 'group');
  const outcomes = codesOf(row, 'outcomes');
  return {
    homeVisitId: row.subject,
    documentId: row.documentId,
    personId,
    householdId: textOf(row, 'householdId'),
    date,
    kind: VISIT_KINDS.find((known) => known === kind) ?? 'routine',
    group: CHECKLIST_GROUPS.find((known) => known === group) ?? 'adult',
    reasons: codesOf(row, 'reasons'),
    notMet: flagOf(row, 'notMet') ?? false,
    dangerSigns: codesOf(row, 'dangerSigns'),
    outcomes: VISIT_OUTCOMES.filter((outcome) => outcomes.includes(outcome)),
    problem: textOf(row, 'problem'),
    followUp: textOf(row, 'followUp'),
    reportedToNurseDate: dateOf(row, 'reportedToNurseDate'),
    confidentialAsked: flagOf(row, 'confidentialAsked') ?? false,
    reading,
    row,
  };
}

/** Every visit of these rows, the newest first. */
export function readHomeVisits(rows: readonly Row[]): HomeVisitRecord[] {
  return rows
    .flatMap((row) => readHomeVisit(row) ?? [])
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.homeVisitId, b.homeVisitId));
}
