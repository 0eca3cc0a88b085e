import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Answers } from '../../engine/answers.ts';
import { ageMonthsIn, type FormContext } from '../../engine/context.ts';
import type { Predicate } from '../../engine/field.ts';

/** The rules that a form goes by. */
export function rulesIn(context: FormContext): RuleSet {
  return context.ruleSet ?? DEFAULT_RULES;
}

/** Completed years on the day of the form; undefined without a birth date. */
export function ageYearsIn(context: FormContext): number | undefined {
  const months = ageMonthsIn(context);
  return months === undefined ? undefined : Math.floor(months / 12);
}

/** True from this many completed years on; false where the age is not known. */
export function fromYears(years: (ruleSet: RuleSet) => number): Predicate {
  return (_, context) => (ageYearsIn(context) ?? -1) >= years(rulesIn(context));
}

/** Asked of no man; of a person whose sex is not known it is asked. */
export const isNoMan: Predicate = (_, { sex }) => sex !== 'm';

/** What only nakes may state is asked of them alone. @source README.md of the domain, roles and access */
export const byNakes: Predicate = (_, { isNakes }) => isNakes === true;

/** True where all of these are. */
export function all(...predicates: readonly Predicate[]): Predicate {
  return (answers, context) => predicates.every((holds) => holds(answers, context));
}

/** An answer of this form, else what stands of it in another form of the visit. */
export function seen(answers: Answers, { visit }: FormContext): Answers {
  return { ...visit, ...answers };
}
