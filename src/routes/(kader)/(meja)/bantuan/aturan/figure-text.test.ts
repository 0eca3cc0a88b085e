import { expect, test } from 'vitest';
import { listRules } from '#lib/domain/rules/list-rules.ts';
import { hasHelpText } from '#lib/i18n/help-text.ts';
import { figureText, isRuleAbout } from './figure-text.ts';

const rules = listRules();

test.each([
  [{ value: 23.5, unit: 'cm' }, '23,5 cm'],
  [{ value: [0.5, 2], unit: 'kg' }, '0,5, 2 kg'],
  [{ value: 'emergency', unit: 'code' }, 'sekarang (MERAH TUA)'],
  [{ value: ['lochiaFoul', 'fever'], unit: 'code' }, 'lochiaFoul, fever'],
] as const)('%o is read as %s', (figure, text) => {
  expect(figureText(figure)).toBe(text);
});

test('every unit of a figure has a word', () => {
  const units = new Set(rules.flatMap(({ figures }) => figures.map(({ unit }) => `unit.${unit}`)));
  expect([...units].filter((key) => !hasHelpText(key))).toEqual([]);
});

test('rules are found by what they judge, by a figure, and by their source', () => {
  const found = (typed: string) => rules.filter((rule) => isRuleAbout(rule, typed)).map(({ code }) => code);
  expect(found('gula puasa')).toEqual(['glucoseFasting']);
  expect(found('KEK di bawah')).toEqual(expect.arrayContaining(['muacPregnant', 'muacWoman']));
  expect(found('IOM')).toEqual(['weightGain']);
});
