import { chooseTopics } from '../education/choose-topics.ts';
import type { EducationTopic } from '../education/topics.ts';
import { interpretFindings, type Finding, type Interpretation } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { Card } from './card.ts';
import { findInAdult, findInElderly } from './interpret-adult.ts';
import { findInChild } from './interpret-child-visit.ts';
import { findAfterBirth } from './interpret-postpartum.ts';
import { findInPregnancy } from './interpret-pregnant.ts';
import { findInSchoolTeen } from './interpret-school-teen.ts';
import type { VisitInput } from './visit-input.ts';

/** What one visit means, and what to say to the family. */
export interface VisitInterpretation extends Interpretation {
  /** The most telling first. */
  readonly education: readonly EducationTopic[];
}

const FIND: { readonly [card in Card]: (input: VisitInput, ruleSet: RuleSet) => readonly (Finding | undefined)[] } = {
  pregnant: findInPregnancy,
  postpartum: findAfterBirth,
  child: findInChild,
  school_teen: findInSchoolTeen,
  adult: findInAdult,
  elderly: findInElderly,
};

/**
 * Says what was found at a visit, how it is graded, whom to refer and what to speak of. Only what was measured or asked
 * is judged, so that someone who left early is judged on the rest.
 * @param card the card the person was served by today
 * @source lifecycle.md; homevisit-referral.md 3; settled.md
 */
export function interpretVisit(card: Card, input: VisitInput, ruleSet: RuleSet = DEFAULT_RULES): VisitInterpretation {
  const findings = FIND[card](input, ruleSet).filter((finding) => finding !== undefined);
  return { ...interpretFindings(findings, ruleSet.id), education: chooseTopics(card, findings, input) };
}
