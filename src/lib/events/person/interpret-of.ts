import { isLocalDate, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { computeGrowthSeries, type MonthGrowth } from '#lib/domain/growth/growth-status.ts';
import { cardOf, type Card, type ServedGroup } from '#lib/domain/interpretation/card.ts';
import { interpretVisit, type VisitInterpretation } from '#lib/domain/interpretation/interpret-visit.ts';
import type { VisitInput } from '#lib/domain/interpretation/visit-input.ts';
import type { Sex } from '#lib/domain/person.ts';
import { textIn, type Answers } from '#lib/domain/screening/answers.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import { withConfidentialOutcome } from './confidential-outcome.ts';
import { answersIn, type PersonCare } from './person-care.ts';
import { servedGroupOf } from './served-group.ts';

/** All that this device knows of a visit. */
export interface VisitFacts {
  readonly visit: VisitRecord;
  readonly person: { readonly sex?: Sex; readonly birthDate?: LocalDate };
  /** Other visits of the person, any order; those of the day and later are passed over. */
  readonly earlier: readonly VisitRecord[];
  /** What other documents say; `NO_CARE` where there is nothing. */
  readonly care: PersonCare;
}

/** What a visit means. */
export interface VisitResult {
  readonly group: ServedGroup;
  readonly card: Card;
  /** What the judgement rests on; confidential answers among them, where this device holds them. */
  readonly input: VisitInput;
  readonly interpretation: VisitInterpretation;
  /** N, T, O or B and the gain of a child's month; only where it was weighed and is below 60 months. */
  readonly growth?: MonthGrowth;
}

/**
 * Says what a visit means, by the card of the group the person was served in.
 * @param typed answers that are being typed and go before those that stand
 * @returns undefined without a birth date: every card asks for the age
 */
export function interpretOf(facts: VisitFacts, typed: Answers = {}): VisitResult | undefined {
  const { visit, person, earlier, care } = facts;
  const { birthDate, sex } = person;
  const { date } = visit;
  const group = servedGroupOf(visit.group, birthDate, date);
  if (birthDate === undefined || group === undefined) return undefined;
  const answers: Answers = { ...care.answers, ...answersIn(visit.row), ...typed };
  const lmpDate = dateIn(answers, 'lmp') ?? care.pregnancy?.lmpDate;
  const deliveryDate = dateIn(answers, 'deliveryDate') ?? care.delivery?.date;
  const input: VisitInput = {
    person: { sex, birthDate },
    date,
    answers,
    pregnancy: { ...care.pregnancy, lmpDate },
    ...(deliveryDate === undefined ? {} : { delivery: { ...care.delivery, date: deliveryDate } }),
    weighings: earlier.map(weighingOf).filter((weighing) => weighing.date < date),
    doses: care.doses,
  };
  const card = cardOf(group);
  const interpretation = withConfidentialOutcome(interpretVisit(card, input), visit.row);
  return { group, card, input, interpretation, ...(card === 'child' ? growthOf(input) : {}) };
}

function growthOf({ person, date, answers, weighings = [] }: VisitInput): Pick<VisitResult, 'growth'> {
  const { weightKg } = answers;
  if (typeof weightKg !== 'number') return {};
  const series = computeGrowthSeries(person, [...weighings, { date, weightKg }]);
  const growth = series.find(({ month }) => month === monthOf(date));
  return growth === undefined ? {} : { growth };
}

function dateIn(answers: Answers, code: string): LocalDate | undefined {
  const text = textIn(answers, code);
  return text !== undefined && isLocalDate(text) ? text : undefined;
}
