import type { Colour, Finding, ReferralLevel } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet, type Rules } from '../rules/rule-set.ts';

/** What was looked at, its value and its class, before it is graded. */
export type Look = Pick<Finding, 'field' | 'value' | 'class'>;

/** Reasons whose level is a figure of the rules; those with a suffix `_SEVERE` are the graver form of the same reason. */
export type GradedReason = keyof Rules['reasonLevels']['figures'];

const COLOUR_OF_LEVEL: { readonly [level in ReferralLevel]: Colour } = {
  none: 'KUNING',
  routine: 'KUNING',
  urgent: 'MERAH',
  emergency: 'MERAH_TUA',
};

/** Nothing to do. */
export function normal(look: Look): Finding {
  return { ...look, colour: 'HIJAU' };
}

/** Advise or repeat, without a referral (settled.md 14). */
export function advise(look: Look): Finding {
  return { ...look, colour: 'KUNING' };
}

/** Refer for a reason at a level, which gives the colour too. */
export function referAt(look: Look, reason: string, level: ReferralLevel): Finding {
  const colour = COLOUR_OF_LEVEL[level];
  return level === 'none' ? { ...look, colour } : { ...look, colour, reason, level };
}

/** Refer for a reason at the level that the rules give it. */
export function refer(look: Look, reason: GradedReason, { rules }: RuleSet = DEFAULT_RULES): Finding {
  return referAt(look, reason.replace('_SEVERE', ''), rules.reasonLevels.figures[reason].value);
}
