import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { countYes, textIn, yesIn, type Answers } from './answers.ts';
import { advise, normal, refer } from './finding.ts';

/** Items of the printed card; the last one is contact, or in one variant for children lethargy. */
const CARD_ITEMS = ['tbCough', 'tbFever', 'tbWeight'] as const;
const CARD_LAST_ITEMS = ['tbContact', 'tbLethargy'] as const;

/** Items of the newer form for adults. */
const EXTENDED_ITEMS = [
  'tbCough2w',
  'tbCoughShort',
  'tbAppetite',
  'tbWeightLoss',
  'tbWeak',
  'tbNightSweat',
  'tbBloodCough',
  'tbDyspnoea',
] as const;

/**
 * Judges the symptom screen for tuberculosis by the form that was used (`tbScreenVersion`, else that of the rules).
 * The value is the number of "ya". Half-answered screens count once they decide, and never as a "no".
 * @source Kartu ILP; lifecycle.md 0.2
 */
export function judgeTbScreen(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const version = textIn(answers, 'tbScreenVersion') ?? ruleSet.rules.tbScreen.figures.version.value;
  return version === 'extended' ? judgeExtended(answers, ruleSet) : judgeCard(answers, ruleSet);
}

function judgeCard(answers: Answers, ruleSet: RuleSet): Finding | undefined {
  const lastItems = CARD_LAST_ITEMS.filter((item) => yesIn(answers, item) !== undefined);
  const { yes, complete } = countYes(answers, [...CARD_ITEMS, ...lastItems]);
  const look = { field: 'tb', value: yes };
  if (yes >= ruleSet.rules.tbScreen.figures.suspectFrom.value) {
    return refer({ ...look, class: 'TERDUGA' }, 'TB_SUSPECT', ruleSet);
  }
  if (yes > 0) {
    return yesIn(answers, 'tbContact')
      ? refer({ ...look, class: 'KONTAK' }, 'TB_CONTACT', ruleSet)
      : advise({ ...look, class: 'ULANG' });
  }
  return complete && lastItems.length > 0 ? normal({ ...look, class: 'TIDAK' }) : undefined;
}

function judgeExtended(answers: Answers, ruleSet: RuleSet): Finding | undefined {
  const { suspectFrom, decisive } = ruleSet.rules.tbScreen.figures;
  const { yes, complete } = countYes(answers, EXTENDED_ITEMS);
  const contact = yesIn(answers, 'tbContact');
  const look = { field: 'tb', value: yes + (contact ? 1 : 0) };
  const decided = decisive.value.some((item) => yesIn(answers, item));
  if (decided || look.value >= suspectFrom.value) return refer({ ...look, class: 'TERDUGA' }, 'TB_SUSPECT', ruleSet);
  if (contact) return refer({ ...look, class: 'KONTAK' }, 'TB_CONTACT', ruleSet);
  if (yes > 0) return advise({ ...look, class: 'BERISIKO' });
  return complete ? normal({ ...look, class: 'TIDAK' }) : undefined;
}
