import { completedMonths } from '#lib/domain/age.ts';
import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { isOnZeroDoseList } from '#lib/domain/immunisation/completeness.ts';
import { dosesForSession, overdueDoses } from '#lib/domain/immunisation/dose-lists.ts';
import { isDue, type DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import type { DoseBook } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { statusesOfBook } from '#lib/events/person/dose-statuses.ts';

/** Lists of children, each for another next step. A child can stand in several. @source immunisation.md 5 */
export const DUE_LISTS = ['overdue', 'due', 'soon', 'refused', 'zeroDose', 'unknown'] as const;
export type DueListName = (typeof DUE_LISTS)[number];

/** A child and the doses for which it stands on a list. */
export interface DueChild {
  readonly person: PersonRecord;
  readonly doses: readonly DoseStatus[];
}

/** Who is immunised by age: from birth to the last year of school doses. */
const CHILD_BELOW_MONTHS = 15 * 12;
/** Sessions are held monthly: doses that become due before the next one are prepared for this one. @source immunisation.md 3 */
const NEXT_SESSION_DAYS = 31;

/**
 * Everybody of a Posyandu by what is to be done about their doses, the longest overdue first.
 * Where no dose is known, nothing is called late: the Buku KIA must be looked into first (`unknown`).
 * @param people visitors from elsewhere and those who left are passed over
 */
export function buildDueLists(
  people: readonly PersonRecord[],
  bookOf: (personId: string) => DoseBook,
  today: LocalDate,
): { readonly [list in DueListName]: readonly DueChild[] } {
  const lists: { [list in DueListName]: DueChild[] } = {
    overdue: [],
    due: [],
    soon: [],
    refused: [],
    zeroDose: [],
    unknown: [],
  };
  for (const person of people) {
    const { birthDate, personId } = person;
    if (birthDate === undefined || !isChildHere(person, birthDate, today)) continue;
    const book = bookOf(personId);
    const statuses = statusesOfBook(person, book, today) ?? [];
    const put = (list: DueListName, doses: readonly DoseStatus[]): void => {
      if (doses.length > 0) lists[list].push({ person, doses });
    };
    const due = statuses.filter(isDue);
    if (book.doses.length === 0 && book.decisions.length === 0) {
      put('unknown', due);
      continue;
    }
    const overdue = overdueDoses(statuses);
    put('overdue', overdue);
    put(
      'due',
      due.filter((dose) => !overdue.includes(dose)),
    );
    put(
      'soon',
      dosesForSession(statuses, addDays(today, NEXT_SESSION_DAYS)).filter((dose) => !due.includes(dose)),
    );
    put(
      'refused',
      statuses.filter(({ status }) => status === 'DITOLAK' || status === 'DITUNDA'),
    );
    if (isOnZeroDoseList({ birthDate }, statuses, today)) {
      put(
        'zeroDose',
        statuses.filter(({ code }) => code === 'DPT1'),
      );
    }
  }
  for (const list of DUE_LISTS) lists[list].sort(byUrgency);
  return lists;
}

function isChildHere({ status, outOfArea }: PersonRecord, birthDate: LocalDate, today: LocalDate): boolean {
  const months = completedMonths(birthDate, today);
  return !outOfArea && status !== 'moved' && status !== 'deceased' && months >= 0 && months < CHILD_BELOW_MONTHS;
}

/** By the oldest due date, then by name. */
function byUrgency(a: DueChild, b: DueChild): number {
  const [first, second] = [oldest(a), oldest(b)];
  return first === second ? a.person.name.localeCompare(b.person.name, 'id') : first < second ? -1 : 1;
}

function oldest({ doses }: DueChild): string {
  return doses.reduce((date, { dueDate }) => (dueDate !== undefined && dueDate < date ? dueDate : date), '9999');
}
