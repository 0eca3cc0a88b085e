import { expect, test } from 'vitest';
import { listRules } from '#lib/domain/rules/list-rules.ts';
import { parseRuleChanges } from '#lib/domain/rules/parse-rule-changes.ts';
import { loadRuleBook } from './rule-book.ts';

test('the book holds every listed rule once, in a chapter that has some', async () => {
  const { chapters } = await loadRuleBook();
  const told = chapters.flatMap(({ rules }) => rules.map(({ code }) => code));
  expect(told.toSorted()).toEqual(
    listRules()
      .map(({ code }) => code)
      .toSorted(),
  );
  expect(chapters.filter(({ rules }) => rules.length === 0)).toEqual([]);
  const chapterOf = (code: string) => chapters.find(({ rules }) => rules.some((rule) => rule.code === code))?.chapter;
  expect(['dose.MR1', 'minGain', 'anc', 'puma'].map(chapterOf)).toEqual([
    'immunisation',
    'growth',
    'maternal',
    'questionnaire',
  ]);
});

test('figures are those of the set in force, and the book bears its name', async () => {
  const changed = parseRuleChanges({ id: 'sumberjati-2027', figures: { 'muacPregnant.below': 23 } });
  if (!changed.ok) throw new Error(changed.problem.code);
  const { ruleSet, chapters } = await loadRuleBook(changed.value);
  const figure = chapters
    .flatMap(({ rules }) => rules.flatMap((rule) => rule.figures))
    .find(({ code }) => code === 'muacPregnant.below');
  expect([ruleSet, figure?.value]).toEqual(['sumberjati-2027', 23]);
});
