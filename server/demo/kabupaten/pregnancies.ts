import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { completedYears } from '#lib/domain/age.ts';
import type { Dice } from './dice.ts';
import type { MadeFamily, MadePerson } from './people.ts';

/** A pregnancy of the year, over or not. */
export interface MadePregnancy {
  readonly pregnancyId: string;
  readonly mother: MadePerson;
  readonly lmpDate: LocalDate;
  readonly deliveryDate?: LocalDate;
  readonly child?: MadePerson;
}

const TERM_DAYS = 277;
/** Share of women of 18-40 years who are pregnant at any time. */
const PREGNANT_SHARE = 0.055;

/** Pregnancies of the families: those that ended with a child born since `from`, and those that last at `until`. */
export function makePregnancies(
  dice: Dice,
  families: readonly MadeFamily[],
  from: LocalDate,
  until: LocalDate,
): MadePregnancy[] {
  return families.flatMap(({ members }) => {
    const born = members.flatMap((child): MadePregnancy[] => {
      if (child.mother === undefined || child.birthDate < from) return [];
      const lmpDate = addDays(child.birthDate, -TERM_DAYS + dice.whole(-14, 10));
      return [{ pregnancyId: dice.id(), mother: child.mother, lmpDate, deliveryDate: child.birthDate, child }];
    });
    const mother = members.find(({ role, sex }) => sex === 'f' && role !== 'child');
    const years = mother === undefined ? 0 : completedYears(mother.birthDate, until);
    const mayExpect = mother !== undefined && born.length === 0 && years >= 18 && years <= 40;
    if (!mayExpect || !dice.chance(PREGNANT_SHARE)) return born;
    const lmpDate = addDays(until, -dice.whole(40, 270));
    return [...born, { pregnancyId: dice.id(), mother, lmpDate }];
  });
}
