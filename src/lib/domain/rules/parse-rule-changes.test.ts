import { expect, test } from 'vitest';
import { classifyAdultBmi } from '../screening/adult-bmi.ts';
import { listRules } from './list-rules.ts';
import { parseRuleChanges } from './parse-rule-changes.ts';
import { DEFAULT_RULES } from './rule-set.ts';

test('a changed figure holds in the new set under its own name, the base stays', () => {
  const changed = parseRuleChanges({ id: 'sumberjati-2027', figures: { 'adultBmi.overweightAbove': 24.9 } });
  if (!changed.ok) throw new Error(changed.problem.code);
  expect(changed.value.id).toBe('sumberjati-2027');
  expect(classifyAdultBmi(25, changed.value)).toBe('G');
  expect(classifyAdultBmi(25)).toBe('N');
  expect(DEFAULT_RULES.rules.adultBmi.figures.overweightAbove.value).toBe(25);
  expect(listRules(changed.value).find(({ code }) => code === 'adultBmi')?.version).toBe('sumberjati-2027');
});

test.each([
  [null, { code: 'rules.malformed' }],
  [{ id: '', figures: {} }, { code: 'rules.malformed' }],
  [{ id: 'x', figures: [] }, { code: 'rules.malformed' }],
  [
    { id: 'x', figures: { 'adultBmi.none': 1 } },
    { code: 'rules.unknownFigure', figure: 'adultBmi.none' },
  ],
  [
    { id: 'x', figures: { 'constructor.name': 1 } },
    { code: 'rules.unknownFigure', figure: 'constructor.name' },
  ],
  [
    { id: 'x', figures: { 'adultBmi.thinBelow': '18' } },
    { code: 'rules.wrongValue', figure: 'adultBmi.thinBelow' },
  ],
  [
    { id: 'x', figures: { 'adultBmi.thinBelow': NaN } },
    { code: 'rules.wrongValue', figure: 'adultBmi.thinBelow' },
  ],
  [
    { id: 'x', figures: { 'adultBmi.rounding': 'up' } },
    { code: 'rules.wrongValue', figure: 'adultBmi.rounding' },
  ],
  [
    { id: 'x', figures: { 'anc.contactsByTrimester': [1, 2] } },
    { code: 'rules.wrongValue', figure: 'anc.contactsByTrimester' },
  ],
  [
    { id: 'x', figures: { 'srq20.suicidalItem': [17] } },
    { code: 'rules.wrongValue', figure: 'srq20.suicidalItem' },
  ],
])('%j is refused whole: %j', (raw, problem) => {
  expect(parseRuleChanges(raw)).toEqual({ ok: false, problem });
});

test('lists are changed whole', () => {
  const changed = parseRuleChanges({
    id: 'x',
    figures: { 'anc.contactsByTrimester': [1, 2, 5], 'srq20.suicidalItem': ['srq17', 'srq16'] },
  });
  expect(changed.ok && changed.value.rules.anc.figures.contactsByTrimester.value).toEqual([1, 2, 5]);
});
