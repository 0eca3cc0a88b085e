import { completedMonths, ageDays } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { computeMeasureAt, readLms } from '#lib/domain/growth/lms.ts';
import type { LmsTable } from '#lib/domain/growth/tables/lms-table.ts';
import { REFERENCE_2007, STANDARDS_2006 } from '#lib/domain/growth/tables/references.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { Dice } from './dice.ts';
import type { MadePerson } from './people.ts';

/** Answers of one visit by slot. */
export type MadeAnswers = { readonly [slot: string]: Json };

/** From month to month a weight strays this far from the child's own line, in SD. */
const WEIGHT_NOISE = 0.14;
const HEIGHT_NOISE = 0.05;
const LIES_UNTIL_DAYS = 730;
const FROM_FIVE_DAYS = 1_827;
const GROWN_MONTHS = 228;

/** Weight and length or height of somebody under 19 years: along the person's own line of the WHO's standards, with noise. */
export function measureYoung(dice: Dice, person: MadePerson, date: LocalDate): { weightKg: number; heightCm: number } {
  const days = ageDays(person.birthDate, date);
  const months = completedMonths(person.birthDate, date);
  const heightSd = person.heightSd + HEIGHT_NOISE * dice.normal();
  const weightSd = person.weightSd + WEIGHT_NOISE * dice.normal();
  if (days < FROM_FIVE_DAYS) {
    return {
      weightKg: oneDecimal(at(STANDARDS_2006.weightForAge, person, days, weightSd)),
      heightCm: oneDecimal(at(STANDARDS_2006.lengthHeightForAge, person, days, heightSd)),
    };
  }
  const key = Math.min(months, GROWN_MONTHS);
  const heightCm = oneDecimal(at(REFERENCE_2007.heightForAge, person, key, heightSd));
  const bmi = at(REFERENCE_2007.bmiForAge, person, key, weightSd + 0.5);
  return { weightKg: oneDecimal(bmi * (heightCm / 100) ** 2), heightCm };
}

/** Slots of the measurement of a child of 0-71 months. */
export function measureChild(dice: Dice, person: MadePerson, date: LocalDate): MadeAnswers {
  const days = ageDays(person.birthDate, date);
  const { weightKg, heightCm } = measureYoung(dice, person, date);
  const isSmall = days < FROM_FIVE_DAYS;
  return {
    weightKg,
    lengthHeightCm: heightCm,
    position: days < LIES_UNTIL_DAYS ? 'recumbent' : 'standing',
    oedema: false,
    ...(isSmall ? { headCm: oneDecimal(at(STANDARDS_2006.headForAge, person, days, person.heightSd * 0.6)) } : {}),
    ...(isSmall && days >= 183
      ? { muacCm: oneDecimal(at(STANDARDS_2006.armForAge, person, days, person.weightSd * 0.8 + 0.2)) }
      : {}),
  };
}

/** Slots of the measurement of an adult or elderly person; blood pressure and glucose rise with age and weight. */
export function measureGrownUp(dice: Dice, person: MadePerson, years: number): MadeAnswers {
  const isMan = person.sex === 'm';
  const heightCm = oneDecimal((isMan ? 164 : 152) + 5 * person.heightSd);
  const bmi = Math.max(15, 24 + 3.4 * (person.weightSd + 0.7) + Math.min(3, (years - 30) / 15));
  const systolic = Math.round(116 + (years - 30) * 0.45 + 3 * (person.weightSd + 0.7) + 11 * dice.normal());
  const glucose = Math.round(
    Math.max(70, 112 + (years - 30) * 0.5 + 22 * dice.normal() + (dice.chance(0.05) ? 120 : 0)),
  );
  return {
    weightKg: oneDecimal(bmi * (heightCm / 100) ** 2),
    lengthHeightCm: heightCm,
    waistCm: oneDecimal(Math.max(55, 48 + bmi * 1.35 + 3 * dice.normal())),
    bpSystolic: Math.max(88, systolic),
    bpDiastolic: Math.max(52, Math.round(systolic * 0.63 + 4 * dice.normal())),
    glucoseRandom: glucose,
  };
}

/** Slots of the measurement of a pregnant woman. */
export function measurePregnant(dice: Dice, person: MadePerson, gestationWeeks: number): MadeAnswers {
  const heightCm = oneDecimal(152 + 5 * person.heightSd);
  const before = (22 + 2.4 * (person.weightSd + 0.7)) * (heightCm / 100) ** 2;
  return {
    weightKg: oneDecimal(before + Math.max(0, gestationWeeks - 12) * 0.38),
    muacCm: oneDecimal(Math.max(19, 26.2 + 2 * (person.weightSd + 0.7))),
    bpSystolic: Math.round(112 + 9 * dice.normal()),
    bpDiastolic: Math.round(72 + 6 * dice.normal()),
  };
}

function at(table: LmsTable, { sex }: MadePerson, key: number, sd: number): number {
  return computeMeasureAt(sd, readLms(table, sex, Math.max(table.first, Math.min(table.last, key))));
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
