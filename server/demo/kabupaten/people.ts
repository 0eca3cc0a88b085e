import {
  addDays,
  addMonths,
  calendarDay,
  firstDayOfMonth,
  type LocalDate,
  type LocalMonth,
} from '#lib/domain/dates.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { Dice } from './dice.ts';
import { makeName } from './names.ts';

/** Somebody invented, with what stays the same from month to month. */
export interface MadePerson {
  readonly personId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly role: 'head' | 'wife' | 'child';
  readonly familyId: string;
  /** Weight for age and height for age the person grows along, in SD of the standards. */
  readonly weightSd: number;
  readonly heightSd: number;
  /** Share of the months in which the person comes where everybody is awaited, 0-1. */
  readonly habit: number;
  readonly mother?: MadePerson | undefined;
}

/** A family under one roof. */
export interface MadeFamily {
  readonly familyId: string;
  readonly head: MadePerson;
  readonly members: readonly MadePerson[];
  readonly hamlet: string;
  readonly rt: string;
  readonly rw: string;
}

/** Where and when families are made. */
export interface FamilyFrame {
  readonly hamlet: string;
  /** Month to whose end their ages are counted. */
  readonly through: LocalMonth;
  /** Share of the months in which people of this Posyandu come, 0-1. */
  readonly attendance: number;
}

const DAYS_PER_YEAR = 365.25;
const LEAVES_HOME_YEARS = 23;
/** Mean and spread of children's z-scores: lower than the standards, as in much of the country. */
const WEIGHT = { mean: -0.7, spread: 0.95 };
const HEIGHT = { mean: -0.9, spread: 1 };

/** Makes families until there are so many people. */
export function makeFamilies(dice: Dice, frame: FamilyFrame, people: number): MadeFamily[] {
  const families: MadeFamily[] = [];
  for (let made = 0; made < people;) {
    const family = makeFamily(dice, frame, people - made);
    families.push(family);
    made += family.members.length;
  }
  return families;
}

function makeFamily(dice: Dice, frame: FamilyFrame, room: number): MadeFamily {
  const familyId = dice.id();
  const headYears = dice.chance(0.2) ? dice.between(60, 84) : dice.between(23, 60);
  const isWidow = dice.chance(headYears > 60 ? 0.3 : 0.06);
  const person = (role: MadePerson['role'], sex: Sex, years: number, mother?: MadePerson): MadePerson => ({
    personId: dice.id(),
    name: makeName(dice, sex),
    sex,
    birthDate: bornBefore(frame.through, years),
    role,
    familyId,
    weightSd: WEIGHT.mean + WEIGHT.spread * dice.normal(),
    heightSd: HEIGHT.mean + HEIGHT.spread * dice.normal(),
    habit: Math.max(0.05, Math.min(0.98, frame.attendance + 0.15 * dice.normal())),
    mother,
  });
  const head = person('head', isWidow ? 'f' : 'm', headYears);
  const members = [head];
  const wifeYears = isWidow ? headYears : Math.max(19, headYears - dice.between(0, 6));
  const mother = isWidow ? head : person('wife', 'f', wifeYears);
  if (!isWidow) members.push(mother);
  for (const years of childYears(dice, wifeYears)) {
    members.push(person('child', dice.chance(0.512) ? 'm' : 'f', years, mother));
  }
  return {
    familyId,
    head,
    members: members.slice(0, Math.max(1, room)),
    hamlet: frame.hamlet,
    rt: String(dice.whole(1, 6)).padStart(3, '0'),
    rw: String(dice.whole(1, 3)).padStart(3, '0'),
  };
}

/** Ages of the children still at home, oldest first. */
function childYears(dice: Dice, motherYears: number): number[] {
  const ages: number[] = [];
  let atBirth = dice.between(19, 28);
  const wanted = dice.pick([1, 2, 2, 2, 3, 3, 4]);
  while (ages.length < wanted && atBirth < Math.min(motherYears, 43)) {
    const years = motherYears - atBirth;
    if (years < LEAVES_HOME_YEARS || dice.chance(0.2)) ages.push(years);
    atBirth += dice.between(2, 6.5);
  }
  return ages;
}

function bornBefore(through: LocalMonth, years: number): LocalDate {
  return addDays(firstDayOfMonth(addMonths(through, 1)), -1 - Math.floor(years * DAYS_PER_YEAR));
}

/** Makes NIKs of a kabupaten that there is not: well formed, and nobody's. */
export class NikMaker {
  readonly #taken = new Map<string, number>();
  readonly #district: string;

  /** @param district first six digits */
  constructor(district: string) {
    this.#district = district;
  }

  /** The next one for somebody born that day. */
  make({ birthDate, sex }: Pick<MadePerson, 'birthDate' | 'sex'>): string {
    const { year, month, day } = calendarDay(birthDate);
    const digits = (value: number) => String(value).padStart(2, '0');
    const born = `${digits(sex === 'f' ? day + 40 : day)}${digits(month)}${digits(year % 100)}`;
    const serial = (this.#taken.get(born) ?? 0) + 1;
    this.#taken.set(born, serial);
    return `${this.#district}${born}${String(serial).padStart(4, '0')}`;
  }
}
