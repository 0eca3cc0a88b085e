import { err, ok, type Result } from '../result.ts';
import type { Figure, FigureValue, Rule } from './figure.ts';
import { DEFAULT_RULES, type Rules, type RuleSet } from './rule-set.ts';

/** Why changes cannot be taken over; nothing of them is then. */
export type RuleProblem =
  | { readonly code: 'rules.malformed' }
  | { readonly code: 'rules.unknownFigure'; readonly figure: string }
  | { readonly code: 'rules.wrongValue'; readonly figure: string };

/**
 * Reads the figures that a Puskesmas has changed into a set of rules of its own.
 * @param raw `{ id, figures }`: the id of the new set, and new values by code (`adultBmi.thinBelow`)
 * @param base the set that is changed; it stays as it is
 * @returns the new set; `rules.malformed`, `rules.unknownFigure`, or `rules.wrongValue` for a value of another kind, an
 *   unknown option, a list of another length
 */
export function parseRuleChanges(raw: unknown, base: RuleSet = DEFAULT_RULES): Result<RuleSet, RuleProblem> {
  if (!isRecord(raw) || typeof raw.id !== 'string' || raw.id === '' || !isRecord(raw.figures)) {
    return err({ code: 'rules.malformed' });
  }
  const rules: Record<string, Rule> = { ...base.rules };
  for (const [code, value] of Object.entries(raw.figures)) {
    const [ruleCode = '', name = ''] = code.split('.');
    const changed = Object.hasOwn(rules, ruleCode) ? rules[ruleCode] : undefined;
    const before = changed && Object.hasOwn(changed.figures, name) ? changed.figures[name] : undefined;
    if (!changed || !before) return err({ code: 'rules.unknownFigure', figure: code });
    if (!fits(value, before)) return err({ code: 'rules.wrongValue', figure: code });
    rules[ruleCode] = { ...changed, figures: { ...changed.figures, [name]: { ...before, value } } };
  }
  // Same rules, same figures, values of the same kinds: checked one by one above.
  return ok({ id: raw.id, rules: rules as Rules });
}

function fits(value: unknown, { value: before, options }: Figure): value is FigureValue {
  if (typeof before === 'number') return isNumber(value);
  if (typeof before === 'string') return typeof value === 'string' && (options?.includes(value) ?? true);
  if (!Array.isArray(value)) return false;
  if (before.every((one) => typeof one === 'number')) return value.length === before.length && value.every(isNumber);
  return value.every((one) => typeof one === 'string' && one !== '');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
