import { calendarDay, isLocalDate, type LocalDate } from '../dates.ts';
import type { Sex } from '../person.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { addSpan } from './calendar.ts';
import type { ScheduledDose } from './schedule.ts';

/** Who is immunised. */
export interface ImmunisedPerson {
  readonly birthDate: LocalDate;
  readonly sex?: Sex;
}

/** What of the place and the school bears on the schedule. */
export interface Surroundings {
  /** The district is on the list for Japanese encephalitis. */
  readonly jeEndemic?: boolean;
  /** The year in July of which this child began grade 1; missing: the year of its 7th birthday. */
  readonly gradeOneYear?: number;
}

/** First days of the windows of a dose for one person. */
export interface DatedWindows {
  readonly white: LocalDate;
  readonly yellow?: LocalDate;
  readonly orange?: LocalDate;
  readonly closed: LocalDate;
}

/** True where the dose is meant for this person and place; an unknown sex leaves a dose for girls open. */
export function isMeantFor(dose: ScheduledDose, person: ImmunisedPerson, { jeEndemic }: Surroundings): boolean {
  if (dose.endemicOnly && !jeEndemic) return false;
  return !(dose.girlsOnly && person.sex === 'm');
}

/** The windows of a dose as they were reckoned last, and for whom. */
interface LastWindows {
  readonly birthDate: LocalDate;
  readonly gradeOneYear: number | undefined;
  readonly ruleSet: RuleSet;
  readonly dated: DatedWindows;
}

const lastWindows = new WeakMap<ScheduledDose, LastWindows>();

/**
 * The windows of a dose as dates. Doses of school are late from the month after, and catch-up from a year after. Those of one person are
 * asked for month after month: the last ones are kept.
 */
export function datedWindows(
  dose: ScheduledDose,
  { birthDate }: ImmunisedPerson,
  { gradeOneYear }: Surroundings,
  ruleSet: RuleSet,
): DatedWindows {
  const last = lastWindows.get(dose);
  if (last?.birthDate === birthDate && last.gradeOneYear === gradeOneYear && last.ruleSet === ruleSet)
    return last.dated;
  const dated = reckonWindows(dose, birthDate, gradeOneYear, ruleSet);
  lastWindows.set(dose, { birthDate, gradeOneYear, ruleSet, dated });
  return dated;
}

function reckonWindows(
  dose: ScheduledDose,
  birthDate: LocalDate,
  gradeOneYear: number | undefined,
  { rules }: RuleSet,
): DatedWindows {
  const { windows, school } = dose;
  if (windows) {
    return {
      white: addSpan(birthDate, windows.white),
      ...(windows.yellow ? { yellow: addSpan(birthDate, windows.yellow) } : {}),
      ...(windows.orange ? { orange: addSpan(birthDate, windows.orange) } : {}),
      closed: addSpan(birthDate, windows.closed),
    };
  }
  if (!school) throw new RangeError(`dose without window: ${dose.code}`);
  const { hpvToYears, toYears } = rules.school.figures;
  const lastYears = (dose.antigen === 'HPV' ? hpvToYears : toYears).value;
  const year =
    gradeOneYear === undefined ? calendarDay(birthDate).year + school.ageYears : gradeOneYear + school.grade - 1;
  const white = firstOf(year, school.month);
  return {
    white,
    yellow: addSpan(white, { months: 1 }),
    orange: addSpan(white, { years: 1 }),
    closed: addSpan(birthDate, { years: lastYears + 1 }),
  };
}

function firstOf(year: number, month: number): LocalDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  if (!isLocalDate(text)) throw new RangeError(`no month: ${text}`);
  return text;
}
