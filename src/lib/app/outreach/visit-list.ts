import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { compareByUrgency, findVisitReasons, type VisitReason } from '#lib/domain/homevisit/visit-reasons.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { HouseholdRecord } from '#lib/events/household-view.ts';
import { familyKey } from '#lib/events/person/families.ts';
import type { KnownPerson } from './known-person.ts';
import type { DatedResult } from './last-results.ts';
import { computeVisitFacts, type FamilyFacts } from './visit-facts.ts';

/** Somebody to visit, and why. */
export interface VisitListEntry {
  readonly person: PersonRecord;
  /** The most pressing first; never empty. */
  readonly reasons: readonly VisitReason[];
  readonly household?: HouseholdRecord;
  /** The last visit to this person. */
  readonly visitedDate?: LocalDate;
  /** The last visit was a few days ago: nothing more to do for now, unless there is an emergency. */
  readonly justVisited: boolean;
}

/** A person with the last results, as far as this device knows. */
export interface KnownCase {
  readonly known: KnownPerson;
  readonly results: readonly DatedResult[];
}

/** Days for which a visit holds. @source bawaan rancangan: results go to the Pustu weekly */
const VISIT_HOLDS_DAYS = 7;

/**
 * The list of home visits of a day, the most pressing first. A family that nobody has visited for long stands there once, by the first of
 * its members in the given order.
 * @param sessionDates days on which the Posyandu held a session
 */
export function listVisits(
  cases: readonly KnownCase[],
  households: readonly HouseholdRecord[],
  sessionDates: readonly LocalDate[],
  on: LocalDate,
): VisitListEntry[] {
  const families = Map.groupBy(cases, ({ known }) => familyKey(known.person));
  const facts = new Map([...families].map(([key, members]) => [key, familyFacts(members)]));
  const byId = new Map(households.map((household) => [household.householdId, household]));
  const dates = [...sessionDates].sort();
  const entries = cases.flatMap(({ known, results }): VisitListEntry[] => {
    const { person, homeVisits } = known;
    const key = familyKey(person);
    const isFirst = families.get(key)?.[0]?.known === known;
    const family = facts.get(key);
    const reasons = findVisitReasons(
      computeVisitFacts({ known, results, sessionDates: dates, on, ...(isFirst && family ? { family } : {}) }),
      on,
    );
    if (reasons.length === 0) return [];
    const visitedDate = homeVisits.find(({ notMet }) => !notMet)?.date;
    const isFresh = visitedDate !== undefined && visitedDate > addDays(on, -VISIT_HOLDS_DAYS);
    return [
      {
        person,
        reasons,
        household: byId.get(person.householdId ?? ''),
        visitedDate,
        justVisited: isFresh && reasons[0] !== 'emergencyUnserved',
      },
    ];
  });
  return entries.sort(
    (a, b) =>
      compareByUrgency(a.reasons, b.reasons) ||
      compare(placeOf(a.person), placeOf(b.person)) ||
      compare(a.person.personId, b.person.personId),
  );
}

/** Days on which these people came to a session: the days that this device knows of. */
export function sessionDatesOf(cases: readonly KnownCase[]): LocalDate[] {
  return [...new Set(cases.flatMap(({ known }) => known.visits.map(({ date }) => date)))].sort();
}

function familyFacts(members: readonly KnownCase[]): FamilyFacts {
  const visited = members.flatMap(({ known }) => known.homeVisits.map(({ date }) => date)).sort();
  const known = members
    .flatMap(({ known: { person, visits } }) => [person.enteredDate, visits.at(-1)?.date])
    .filter((date) => date !== undefined)
    .sort();
  const linked = members[0]?.known.person.householdId !== undefined;
  return { visitedDate: visited.at(-1), knownSince: known[0], alone: linked && members.length === 1 };
}

/** Neighbours stand together where nothing else decides. */
function placeOf({ hamlet = '', rt = '' }: PersonRecord): string {
  return `${hamlet} ${rt.padStart(3, '0')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
