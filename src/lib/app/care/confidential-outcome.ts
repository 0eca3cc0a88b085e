import { interpretFindings, type Colour, type ReferralLevel } from '#lib/domain/interpretation.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import type { VisitInput } from '#lib/domain/interpretation/visit-input.ts';
import { isConfidentialAnswer, isConfidentialFinding } from '#lib/domain/screening/confidential.ts';

/** What confidential answers came to: all that others may know of them. */
export interface ConfidentialOutcome {
  readonly colour: Colour;
  readonly level: ReferralLevel;
}

/**
 * Judges the confidential answers of a visit alone, by the rules of its card.
 * @param input its answers may hold others too: they are passed over
 */
export function judgeConfidential(card: Card, input: VisitInput): ConfidentialOutcome {
  const answers = Object.fromEntries(Object.entries(input.answers).filter(([code]) => isConfidentialAnswer(code)));
  const { findings, ruleSet } = interpretVisit(card, { person: input.person, date: input.date, answers });
  const own = interpretFindings(
    findings.filter(({ field }) => isConfidentialFinding(field)),
    ruleSet,
  );
  return { colour: own.colour, level: own.referralLevel };
}
