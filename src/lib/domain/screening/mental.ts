import type { Finding } from '../interpretation.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { countYes, sumOf, yesIn, type Answers } from './answers.ts';
import { advise, normal, refer } from './finding.ts';
import type { SexAndAge } from './sex-and-age.ts';

const SRQ_ITEMS = Array.from({ length: 20 }, (_, at) => `srq${at + 1}`);

/** Of the eight questions of the card, those that count, and the answer that does. */
const ADOLESCENT_ITEMS: readonly { readonly code: string; readonly counts: boolean }[] = [
  { code: 'comfortableHome', counts: false },
  { code: 'schoolBurden', counts: true },
  { code: 'bodyImage', counts: true },
  { code: 'substance', counts: true },
  { code: 'sexual', counts: true },
  { code: 'unsafe', counts: true },
];

/**
 * Judges the PHQ-4: items 1 and 2 speak of depression, 3 and 4 of anxiety. The value is both sums. A positive half
 * counts though the other one was not answered.
 * @source Edaran Keswa 2025; lifecycle.md 5.2
 */
export function judgePhq4(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding | undefined {
  const { depressionFrom, anxietyFrom } = ruleSet.rules.phq4.figures;
  const mood = sumOf(answers, ['phq1', 'phq2']);
  const anxiety = sumOf(answers, ['phq3', 'phq4']);
  const look = { field: 'phq4', value: `${mood ?? '?'}+${anxiety ?? '?'}` };
  const signs: string[] = [];
  if (mood !== undefined && mood >= depressionFrom.value) signs.push('DEPRESI');
  if (anxiety !== undefined && anxiety >= anxietyFrom.value) signs.push('CEMAS');
  if (signs.length > 0) return refer({ ...look, class: signs.join('_') }, 'MENTAL', ruleSet);
  return mood === undefined || anxiety === undefined ? undefined : normal({ ...look, class: 'TIDAK' });
}

/**
 * Judges the SRQ-20. The item on ending one's life refers at once, at any total, and stands as its own finding.
 * @source Kartu ILP dewasa-lansia; lifecycle.md 5.2
 */
export function judgeSrq20(answers: Answers, ruleSet: RuleSet = DEFAULT_RULES): Finding[] {
  const { referFrom, suicidalItem } = ruleSet.rules.srq20.figures;
  const { yes, complete } = countYes(answers, SRQ_ITEMS);
  const suicidal = suicidalItem.value.some((item) => yesIn(answers, item)) ? [foundSuicidal(ruleSet)] : [];
  const look = { field: 'srq20', value: yes };
  if (yes >= referFrom.value) return [...suicidal, refer({ ...look, class: 'RUJUK' }, 'MENTAL', ruleSet)];
  return complete ? [...suicidal, normal({ ...look, class: 'TIDAK' })] : suicidal;
}

/**
 * Judges the eight questions for adolescents; the one on peers informs only. A wish to die is the only finding then:
 * the other answers are taken up in the same talk.
 * @source Kartu ILP usia sekolah-remaja; settled.md 18
 */
export function judgeAdolescent(
  answers: Answers,
  { ageYears }: SexAndAge,
  ruleSet: RuleSet = DEFAULT_RULES,
): Finding | undefined {
  const { fromYears, counselFrom, referFrom } = ruleSet.rules.adolescent.figures;
  if (ageYears < fromYears.value) return undefined;
  if (yesIn(answers, 'suicidal')) return foundSuicidal(ruleSet);
  const count = ADOLESCENT_ITEMS.filter(({ code, counts }) => yesIn(answers, code) === counts).length;
  const look = { field: 'headss', value: count };
  if (count >= referFrom.value) return refer({ ...look, class: 'RUJUK' }, 'MENTAL', ruleSet);
  return count >= counselFrom.value ? advise({ ...look, class: 'KONSELING' }) : undefined;
}

function foundSuicidal(ruleSet: RuleSet): Finding {
  return refer({ field: 'suicidal', value: 'ya', class: 'MERAH_TUA' }, 'SUICIDAL', ruleSet);
}
