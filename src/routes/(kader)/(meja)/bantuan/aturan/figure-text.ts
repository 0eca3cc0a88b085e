import type { ListedFigure, ListedRule } from '#lib/domain/rules/list-rules.ts';
import { formatNumber } from '#lib/i18n/formats.ts';
import { hasHelpText, helpTextOf } from '#lib/i18n/help-text.ts';

/** A figure as it is read: numbers with their unit, codes in words where there are any. */
export function figureText({ value, unit }: Pick<ListedFigure, 'value' | 'unit'>): string {
  const values = Array.isArray(value) ? value : [value];
  const told = values.map((one: unknown) => valueText(one)).join(', ');
  const unitText = helpTextOf(`unit.${unit}`);
  return unitText === '' ? told : `${told} ${unitText}`;
}

/** Whether a rule speaks of something, by its words, its code or its source. */
export function isRuleAbout({ code, what, source, figures }: ListedRule, typed: string): boolean {
  const words = [code, what, source, ...figures.map(({ label }) => label)].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  const key = `rules.code.${String(value)}`;
  return hasHelpText(key) ? helpTextOf(key) : String(value);
}
