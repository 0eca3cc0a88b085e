import { describe, expect, test } from 'vitest';
import { RULE_SCENARIOS } from '#tests/support/rule-scenarios.ts';
import { SCHEDULE_2026_11 } from '../immunisation/schedule-2026-11.ts';
import type { Figure, FigureValue } from './figure.ts';
import { GROWTH_RULES } from './growth-rules.ts';
import { listRules, type ListedFigure } from './list-rules.ts';
import { parseRuleChanges } from './parse-rule-changes.ts';
import { DEFAULT_RULES } from './rule-set.ts';

const listed = listRules();

describe('the list of rules', () => {
  test('holds every rule of the set, of growth and of the schedule, each once', () => {
    const codes = listed.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(
      expect.arrayContaining([
        ...Object.keys(DEFAULT_RULES.rules),
        ...Object.keys(GROWTH_RULES),
        ...SCHEDULE_2026_11.doses.map(({ code }) => `dose.${code}`),
      ]),
    );
  });

  test('says of each what it judges, by which source and version, and with which figures', () => {
    for (const { code, what, source, version, figures } of listed) {
      expect(
        [what, source, version].every((text) => text.length > 2),
        code,
      ).toBe(true);
      expect(figures.length, code).toBeGreaterThan(0);
      for (const one of figures) {
        expect(one.label.length > 1 && one.source.length > 2 && one.code.startsWith(`${code}.`), one.code).toBe(true);
      }
    }
  });

  test('gives the version of the set and that of the schedule', () => {
    expect(new Set(listed.map(({ version }) => version))).toEqual(new Set(['2026-11', 'schedule@2026-11']));
  });

  test('marks as uncertain what the sources leave open', () => {
    const uncertain = listed.flatMap(({ figures }) => figures.filter((one) => one.uncertain).map(({ code }) => code));
    expect(uncertain).toEqual(
      expect.arrayContaining(['puma.referFrom', 'anc.contactsByTrimester', 'dose.DPT4.minInterval']),
    );
  });
});

/** Values far from the one that stands, of the same kind. */
function otherValues({ value, options }: Figure): FigureValue[] {
  if (typeof value === 'number') return [value * 2 + 1, value / 2, value - 1, value + 1, 0, 1];
  if (typeof value === 'string') return (options ?? []).filter((option) => option !== value);
  if (value.every((one) => typeof one === 'number')) return [value.map((one) => one * 2 + 1), value.map(() => 0)];
  return [[...value.slice(1), 'otherCode'], ['otherCode']];
}

describe('no rule is dead', () => {
  const before = RULE_SCENARIOS.map((scenario) => JSON.stringify(scenario(DEFAULT_RULES)));

  /** True when some judgement comes out otherwise with this figure changed. */
  function matters(figure: ListedFigure): boolean {
    return otherValues(figure).some((value) => {
      const changed = parseRuleChanges({ id: DEFAULT_RULES.id, figures: { [figure.code]: value } });
      if (!changed.ok) throw new Error(`${figure.code}: ${changed.problem.code}`);
      return RULE_SCENARIOS.some((scenario, at) => JSON.stringify(scenario(changed.value)) !== before[at]);
    });
  }

  const changeable = listed.filter((one) => one.changeable);
  test.each(changeable.map((one) => [one.code, one.figures] as const))(
    '%s: each figure changes a judgement',
    (_, figures) => {
      expect(figures.filter((one) => !matters(one)).map(({ code }) => code)).toEqual([]);
    },
  );
});
