import { RULE_SET } from '../interpretation.ts';
import { ADULT_RULES } from './adult-rules.ts';
import { CHILD_RULES } from './child-rules.ts';
import { DANGER_SIGN_RULES } from './danger-sign-rules.ts';
import { IMMUNISATION_RULES } from './immunisation-rules.ts';
import { MATERNAL_RULES } from './maternal-rules.ts';
import { OUTREACH_RULES } from './outreach-rules.ts';
import { QUESTIONNAIRE_RULES } from './questionnaire-rules.ts';
import { REFERRAL_RULES } from './referral-rules.ts';

/** The rules in force, by code. */
const RULES = {
  ...ADULT_RULES,
  ...QUESTIONNAIRE_RULES,
  ...MATERNAL_RULES,
  ...CHILD_RULES,
  ...DANGER_SIGN_RULES,
  ...REFERRAL_RULES,
  ...OUTREACH_RULES,
  ...IMMUNISATION_RULES,
} as const;

/** All rules by code. */
export type Rules = typeof RULES;
export type RuleCode = keyof Rules;

/** A dated set of rules. Every judgement takes one and names it, so that a Puskesmas may change a figure without a release. */
export interface RuleSet {
  readonly id: string;
  readonly rules: Rules;
}

/** The rules that hold where a Puskesmas has set none of its own. @source settled.md */
export const DEFAULT_RULES: RuleSet = { id: RULE_SET, rules: RULES };
