import { ageDays, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { GrowthQuestion } from '#lib/domain/growth/plausibility.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { ZScores } from '#lib/domain/growth/z-scores.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Answers } from './answers.ts';

/** What is measured of a child in one form. */
export type ChildMeasures = Omit<Weighing, 'date'>;

/** The growth rules for one child, bound to its sex, birth date and earlier weighings; their tables are loaded late. */
export interface GrowthRules {
  readonly scores: (measures: ChildMeasures) => ZScores;
  readonly questions: (measures: ChildMeasures) => readonly GrowthQuestion[];
}

/** The last value of a field before today, shown beside the input and compared with. */
export interface PreviousValue {
  readonly value: number | string | boolean;
  readonly date: LocalDate;
}

/** All that a form's rules may look at besides its answers. */
export interface FormContext {
  /** The day the form is about. */
  readonly today: LocalDate;
  /** Sex of the person, where the register says it. */
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  /** Last earlier value by field code. */
  readonly previous?: { readonly [code: string]: PreviousValue | undefined };
  /** First day of the last period, of a pregnancy that goes on. */
  readonly lmpDate?: LocalDate;
  /** Day of the last birth, for a mother after it. */
  readonly deliveryDate?: LocalDate;
  /** What stands of this visit in other forms. */
  readonly visit?: Answers;
  /** Whether a nakes fills the form in: what only they may state is asked of nobody else. */
  readonly isNakes?: boolean;
  /** The rules in force; those of the programme, where left out. */
  readonly ruleSet?: RuleSet;
  /** Once the tables are loaded; before that no question about growth is asked. */
  readonly growth?: GrowthRules;
}

/** Completed months of the person on the day of the form; undefined without a birth date. */
export function ageMonthsIn(context: FormContext): number | undefined {
  return context.birthDate === undefined ? undefined : completedMonths(context.birthDate, context.today);
}

/** Whole days of age on the day of the form; undefined without a birth date. */
export function ageDaysIn(context: FormContext): number | undefined {
  return context.birthDate === undefined ? undefined : ageDays(context.birthDate, context.today);
}

/** The last earlier number of a field. */
export function previousNumber(context: FormContext, code: string): number | undefined {
  const value = context.previous?.[code]?.value;
  return typeof value === 'number' ? value : undefined;
}
