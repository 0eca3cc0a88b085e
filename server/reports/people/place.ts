import { monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { posyanduOf } from '#lib/events/document-place.ts';
import type { Row } from '#lib/events/fold.ts';
import { listProblems, type OpenProblem } from '../pws/problems.ts';
import type { SubjectSource } from '../pws/subjects.ts';
import type { UnitView } from '../pws/unit-tree.ts';
import type { PeopleSource } from './person-file.ts';

/** What people are looked at with: where rows and names are found, and which day it is. */
export interface PeoplePorts {
  readonly people: PeopleSource;
  readonly subjects: SubjectSource;
  readonly today: LocalDate;
}

/** The Posyandu in which somebody lives. */
export interface Place {
  readonly puskesmasId: string;
  readonly posyanduId: string;
  readonly view: UnitView;
}

/** What of a Posyandu bears on each of its people: its session days, and what is open. */
export interface PlaceState {
  /** Rows of the table `session`. */
  readonly sessions: readonly Row[];
  readonly open: readonly OpenProblem[];
}

/** Reads what of a Posyandu bears on its people. */
export async function readPlace(
  { people, subjects, today }: PeoplePorts,
  { puskesmasId, posyanduId, view }: Place,
): Promise<PlaceState> {
  const [sessions, { problems }] = await Promise.all([
    people.listRows(puskesmasId, 'session', ['session']),
    listProblems(subjects, view.unit, monthOf(today), new Map()),
  ]);
  return { sessions: sessions.filter(({ documentId }) => posyanduOf(documentId) === posyanduId), open: problems };
}
