import { addDays, daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import { cardGroup, completedMonths, completedYears } from '#lib/domain/age.ts';
import { askAdult, askChild, askElderly, askTeen } from './answers.ts';
import { measureChild, measureGrownUp, measurePregnant, measureYoung, type MadeAnswers } from './body.ts';
import type { Dice } from './dice.ts';
import type { Documents } from './documents.ts';
import type { MadePerson } from './people.ts';
import type { MadePregnancy } from './pregnancies.ts';

/** Who might come to a session. */
export interface Awaited {
  readonly people: readonly MadePerson[];
  /** The one that lasts on the day, by mother. */
  readonly pregnancies: ReadonlyMap<string, MadePregnancy>;
}

/** Somebody who came, as later parts of the month need it. */
export interface Came {
  readonly person: MadePerson;
  readonly group: string;
  readonly ageMonths: number;
  readonly measures: MadeAnswers;
}

/** Months of the year in which somebody from 6 to 59 years comes for the yearly check: one, and for those at risk every second. */
const TEEN_MONTHLY = 0.075;
const ADULT_MONTHLY = 0.07;
const RISK_MONTHLY = 0.35;
const ELDERLY_SHARE = 0.55;
const CHILDBED_DAYS = 42;
const STEPS = {
  registrationStep: 'done',
  measurementStep: 'done',
  recordingStep: 'done',
  serviceStep: 'done',
  educationStep: 'done',
};

/** Writes a session day: who came, what was measured and asked. @returns who came */
export function writeSession(documents: Documents, dice: Dice, sessionDate: LocalDate, awaited: Awaited): Came[] {
  const came = awaited.people.flatMap((person): (Came & { answers: MadeAnswers })[] => {
    const ageMonths = completedMonths(person.birthDate, sessionDate);
    if (ageMonths < 0) return [];
    const pregnancy = awaited.pregnancies.get(person.personId);
    const group = groupOf(pregnancy, ageMonths, sessionDate);
    if (!dice.chance(shareOf(person, group, ageMonths))) return [];
    const { measures, answers } = lookAt(dice, { person, group, ageMonths, pregnancy, sessionDate });
    return [{ person, group, ageMonths, measures, answers }];
  });
  documents.session(sessionDate, { type: 'session', subject: 'session', data: { state: 'closed' } });
  for (const { person, group, ageMonths, measures, answers } of came) {
    const subject = person.personId;
    const book: MadeAnswers = ageMonths < 72 || group === 'pregnant' ? { kiaBook: dice.chance(0.97) } : {};
    const attendance = { group, insured: dice.chance(0.82), ...book };
    documents.session(sessionDate, { type: 'attendance', subject, data: attendance });
    documents.session(sessionDate, { type: 'measurement', subject, data: measures });
    documents.session(sessionDate, { type: 'questionnaire', subject, data: answers });
    documents.session(sessionDate, { type: 'step', subject, data: STEPS });
  }
  return came;
}

function groupOf(pregnancy: MadePregnancy | undefined, ageMonths: number, on: LocalDate): string {
  if (!pregnancy) return cardGroup(ageMonths);
  return pregnancy.deliveryDate !== undefined && pregnancy.deliveryDate <= on ? 'postpartum' : 'pregnant';
}

/** The pregnancy or childbed of each mother on a day, of those who are in one. */
export function pregnanciesOn(pregnancies: readonly MadePregnancy[], on: LocalDate): Map<string, MadePregnancy> {
  const current = pregnancies.filter(
    ({ lmpDate, deliveryDate }) =>
      addDays(lmpDate, 50) <= on && (deliveryDate === undefined || daysBetween(deliveryDate, on) <= CHILDBED_DAYS),
  );
  return new Map(current.map((one) => [one.mother.personId, one]));
}

function shareOf({ habit, weightSd }: MadePerson, group: string, ageMonths: number): number {
  switch (group) {
    case 'school_teen':
      return TEEN_MONTHLY;
    case 'adult':
      return weightSd > 0.3 && ageMonths >= 40 * 12 ? RISK_MONTHLY : ADULT_MONTHLY;
    case 'elderly':
      return habit * ELDERLY_SHARE;
    default:
      return habit;
  }
}

function lookAt(
  dice: Dice,
  seen: {
    readonly person: MadePerson;
    readonly group: string;
    readonly ageMonths: number;
    readonly pregnancy: MadePregnancy | undefined;
    readonly sessionDate: LocalDate;
  },
): { measures: MadeAnswers; answers: MadeAnswers } {
  const { person, group, ageMonths, pregnancy, sessionDate } = seen;
  const years = completedYears(person.birthDate, sessionDate);
  const weeks = pregnancy ? Math.floor(daysBetween(pregnancy.lmpDate, sessionDate) / 7) : 0;
  switch (group) {
    case 'pregnant':
      return {
        measures: measurePregnant(dice, person, weeks),
        answers: { ...askAdult(dice, person, 0), ironDaily: dice.chance(0.85), motherClass: dice.chance(0.5) },
      };
    case 'postpartum':
      return {
        measures: measurePregnant(dice, person, 10),
        answers: {
          breastfeeding: dice.chance(0.95),
          vitAMother: dice.whole(1, 2),
          ppContraception: dice.pick(['suntik', 'implan', 'belum']),
        },
      };
    case 'school_teen': {
      const { weightKg, heightCm } = measureYoung(dice, person, sessionDate);
      const pressure: MadeAnswers =
        years >= 15
          ? { bpSystolic: Math.round(112 + 9 * dice.normal()), bpDiastolic: Math.round(70 + 6 * dice.normal()) }
          : {};
      return { measures: { weightKg, lengthHeightCm: heightCm, ...pressure }, answers: askTeen(dice, person, years) };
    }
    case 'adult':
      return { measures: measureGrownUp(dice, person, years), answers: askAdult(dice, person, years) };
    case 'elderly':
      return { measures: measureGrownUp(dice, person, years), answers: askElderly(dice, years) };
    default:
      return { measures: measureChild(dice, person, sessionDate), answers: askChild(dice, ageMonths) };
  }
}
