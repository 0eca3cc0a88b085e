import type { GrowthReason } from '../growth/grades.ts';
import { DANGER_SIGN_LISTS, dangerSignsOf } from '../screening/danger-signs.ts';
import { SKILAS_DOMAINS } from '../screening/skilas.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';

const GROWTH_REASONS: readonly GrowthReason[] = [
  'BB_T1',
  'BB_T2',
  'BB_GAP',
  'BGM',
  'AGO',
  'BB_KURANG',
  'STUNT',
  'WAST_BURUK',
  'WAST_KURANG',
  'OW',
  'LK_ABN',
  'MUAC_RED',
  'MUAC_YELLOW',
  'EDEMA',
];

/**
 * Every reason for a referral that the rules can give, each once. Its words are in the message catalogue under
 * `reasonLabelKey`.
 * @source homevisit-referral.md 3; settled.md 16
 */
export function listReasons(ruleSet: RuleSet = DEFAULT_RULES): string[] {
  const signs = DANGER_SIGN_LISTS.flatMap((list) => dangerSignsOf(list, ruleSet));
  const graded = Object.keys(ruleSet.rules.reasonLevels.figures).filter((code) => code !== 'SKILAS');
  return [
    ...new Set([
      ...signs.map((sign) => `DANGER_${sign}`),
      ...GROWTH_REASONS,
      ...graded.map((code) => code.replace('_SEVERE', '')),
      ...SKILAS_DOMAINS.map((domain) => `SKILAS_${domain}`),
    ]),
  ];
}

/** The key of a reason's words in the message catalogue. */
export function reasonLabelKey(reason: string): string {
  return `reason.${reason}`;
}
