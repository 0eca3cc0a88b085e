import { lastDayOfMonth, type LocalDate } from '#lib/domain/dates.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import { isInYear, periodUntil } from '#lib/domain/indicators/person-history.ts';
import { posyanduOf } from '../document-place.ts';
import type { Row } from '../fold.ts';
import { readHomeVisits } from '../home-visit-view.ts';
import { readPerson } from '../person-view.ts';
import { dateOf, flagOf, textOf } from '../slots.ts';

/** Rows that speak of one family. */
export interface FamilyRows {
  readonly household: Row;
  /** Who lives there: rows of the table `person`. */
  readonly members: readonly Row[];
  /** Visits to its house or its members. */
  readonly homeVisits: readonly Row[];
}

const HEALTHY_LATRINES: ReadonlySet<string> = new Set(['kloset', 'leherAngsa']);
const CLEAN_WATER: ReadonlySet<string> = new Set(['sumurTerlindung', 'ledeng', 'sumurPompa', 'mataAirTerlindung']);

/**
 * A family as a subject of facts: counted as long as somebody of it lives in the area. Its house counts from the day on which it was seen.
 * @source pws.md 3, M05, P07
 */
export function familySubject({ household, members, homeVisits }: FamilyRows): CountedSubject | undefined {
  const posyanduId = posyanduOf(household.documentId);
  if (posyanduId === undefined) return undefined;
  const stays = members.flatMap((row) => {
    const person = readPerson(row);
    return person && !person.outOfArea ? [person] : [];
  });
  const visits = readHomeVisits(homeVisits).filter(
    ({ householdId, notMet }) => !notMet && (householdId === undefined || householdId === household.subject),
  );
  return {
    kind: 'family',
    subjectId: household.subject,
    posyanduId,
    factsIn: (month) => ({ facts: factsUntil(lastDayOfMonth(month)) }),
    factsUntil: (day) => ({ facts: factsUntil(day) }),
  };

  function factsUntil(day: LocalDate): string[] {
    const period = periodUntil(day);
    const isHere = ({ enteredDate, leftDate, birthDate }: (typeof stays)[number]) =>
      (enteredDate === undefined || enteredDate <= period.lastDay) &&
      (leftDate === undefined || leftDate > period.lastDay) &&
      (birthDate === undefined || birthDate <= period.lastDay);
    if (!stays.some(isHere)) return [];
    const facts = ['family'];
    if (visits.some(({ date }) => isInYear(date, period))) facts.push('familyVisited');
    return [...facts, ...houseFacts(household, period.lastDay)];
  }
}

function houseFacts(household: Row, lastDay: LocalDate): string[] {
  const seen = dateOf(household, 'collectedDate');
  const latrine = textOf(household, 'latrine');
  const water = textOf(household, 'cleanWater');
  const ventilation = flagOf(household, 'ventilation');
  const isKnown = latrine !== undefined && water !== undefined && ventilation !== undefined;
  if (!isKnown || (seen !== undefined && seen > lastDay)) return [];
  const isHealthy = HEALTHY_LATRINES.has(latrine) && CLEAN_WATER.has(water) && ventilation;
  return isHealthy ? ['houseSeen', 'houseHealthy'] : ['houseSeen'];
}
