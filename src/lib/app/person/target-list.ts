import { cardGroup, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { isDue, type DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import type { ServedGroup } from '#lib/domain/interpretation/card.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { missedSessions, type HeldSession } from '#lib/events/person/absence.ts';

/** Someone of the register, with what the list shows. */
export interface Target {
  readonly person: PersonRecord;
  /** By age and by episode: a pregnant girl of 17 is in two. Empty without a birth date and episode. */
  readonly groups: readonly ServedGroup[];
  /** Lives here and is served; visitors, those who moved and the dead are no targets. */
  readonly isTarget: boolean;
  /** Sessions missed one after another, up to the last; of targets only. */
  readonly missed: number;
  /** Missed so many that somebody goes and asks. */
  readonly isAbsent: boolean;
  /** Doses that are due; undefined where nothing is known of any dose. */
  readonly dosesDue?: number;
}

/** What the list is made of, besides the people. */
export interface TargetFacts {
  readonly today: LocalDate;
  /** Newest first. */
  readonly sessions: readonly HeldSession[];
  readonly attended: (personId: string, session: HeldSession) => boolean;
  /** Open episodes of a person on the day. */
  readonly episodes: (personId: string) => readonly ('pregnant' | 'postpartum')[];
  readonly dosesOf: (person: PersonRecord) => readonly DoseStatus[] | undefined;
}

/** Everybody of the register as a line of the list, in the order given. */
export function listTargets(
  people: readonly PersonRecord[],
  facts: TargetFacts,
  { rules }: RuleSet = DEFAULT_RULES,
): Target[] {
  const absentFrom = rules.homeVisit.figures.absentSessions.value;
  return people.map((person) => {
    const isTarget = !person.outOfArea && person.status !== 'moved' && person.status !== 'deceased';
    const groups = groupsOf(person, facts);
    const missed = isTarget ? missedOf(person, groups, facts) : 0;
    const dosesDue = isTarget ? facts.dosesOf(person)?.filter(isDue).length : undefined;
    return { person, groups, isTarget, missed, isAbsent: missed >= absentFrom, dosesDue };
  });
}

function groupsOf({ personId, birthDate }: PersonRecord, { today, episodes }: TargetFacts): ServedGroup[] {
  const byAge = birthDate === undefined ? [] : [cardGroup(Math.max(0, completedMonths(birthDate, today)))];
  return [...byAge, ...episodes(personId)];
}

function missedOf(person: PersonRecord, groups: readonly ServedGroup[], facts: TargetFacts): number {
  const { personId, birthDate, enteredDate } = person;
  const since = [birthDate, enteredDate]
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);
  return missedSessions(facts.sessions, { groups, since, attended: (session) => facts.attended(personId, session) });
}
