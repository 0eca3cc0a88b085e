import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { numberIn, type Answers } from './answers.ts';
import { normal, referAt } from './finding.ts';

/** The six domains in the order of the card. @source Kartu ILP dewasa-lansia; settled.md 16 */
export const SKILAS_DOMAINS = ['cognition', 'mobility', 'nutrition', 'vision', 'hearing', 'depression'] as const;
export type SkilasDomain = (typeof SKILAS_DOMAINS)[number];

/**
 * Items of each domain. Each is stored as impaired, whatever the wording of the form: `impaired`, `ok` or `notDone`
 * (or true and false). "Ya" is the good answer in the tests of seeing and hearing, a bad one elsewhere.
 * @source lifecycle.md 6.2
 */
export const SKILAS_ITEMS: { readonly [domain in SkilasDomain]: readonly string[] } = {
  cognition: ['orient', 'recall'],
  mobility: ['chairStand'],
  nutrition: ['weightLoss', 'appetite', 'muacLow'],
  vision: ['eyeProblem', 'visionTest'],
  hearing: ['whisper'],
  depression: ['depSad', 'depInterest'],
};

/** What an item says: `notDone` was tried and could not be done, undefined was not asked. */
type ItemState = 'impaired' | 'ok' | 'notDone' | undefined;

/**
 * Judges SKILAS: one finding for each impaired domain, or a single good one once all domains are answered.
 * A whisper test that cannot be done is an impaired one.
 * @source Kartu ILP dewasa-lansia; lifecycle.md 6.2; settled.md 16
 */
export function judgeSkilas(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding[] {
  const level = ruleSet.rules.reasonLevels.figures.SKILAS.value;
  const impaired = SKILAS_DOMAINS.filter((domain) => isImpaired(domain, answers, ruleSet));
  if (impaired.length > 0 && impaired.length >= ruleSet.rules.skilas.figures.referFrom.value) {
    return impaired.map((domain) =>
      referAt({ field: 'skilas', value: domain, class: 'TERGANGGU' }, `SKILAS_${domain}`, level),
    );
  }
  const complete = SKILAS_DOMAINS.every((domain) => isAnswered(domain, answers, ruleSet));
  return complete ? [normal({ field: 'skilas', value: impaired.length, class: 'TIDAK' })] : [];
}

function isImpaired(domain: SkilasDomain, answers: Answers, ruleSet: RuleSet): boolean {
  return SKILAS_ITEMS[domain].some((item) => {
    const state = stateOf(item, answers, ruleSet);
    return state === 'impaired' || (domain === 'hearing' && state === 'notDone');
  });
}

/** The arm is an item beside the questions: without a tape the domain of nutrition still counts as asked. */
function isAnswered(domain: SkilasDomain, answers: Answers, ruleSet: RuleSet): boolean {
  return SKILAS_ITEMS[domain].every((item) => {
    const state = stateOf(item, answers, ruleSet);
    return item === 'muacLow' || state === 'ok' || state === 'impaired';
  });
}

function stateOf(item: string, answers: Answers, { rules }: RuleSet): ItemState {
  if (item === 'muacLow') {
    const muacCm = numberIn(answers, 'muacCm');
    return muacCm === undefined ? undefined : muacCm < rules.skilas.figures.muacBelow.value ? 'impaired' : 'ok';
  }
  const answer = answers[item];
  if (answer === true || answer === 'impaired') return 'impaired';
  if (answer === false || answer === 'ok') return 'ok';
  return answer === 'notDone' ? 'notDone' : undefined;
}
