import { expect, test } from 'vitest';
import { parseLocalDate } from '#lib/domain/dates.ts';
import { problemText } from '#lib/i18n/visit-text.ts';
import { valuesOfProblem } from './problem-values.ts';

test('numbers of a problem are told with comma and unit', () => {
  const problem = {
    code: 'form.tooHigh',
    field: 'weightKg',
    value: 84,
    min: 0.5,
    max: 45,
    unit: 'kg',
    suggestion: 8.4,
  } as const;
  const values = valuesOfProblem(problem, 'child.weightKg', 'kg');
  expect(values).toMatchObject({ suggestion: '8,4 kg' });
  expect(problemText(problem.code, values).happened).toBe('Berat badan 84 kg tidak mungkin: paling banyak 45 kg.');
});

test('a change is told beside the value before, with its date', () => {
  const date = parseLocalDate('2026-07-07');
  if (!date.ok) throw new Error('date of the test');
  const problem = {
    code: 'form.heightFell',
    field: 'lengthHeightCm',
    value: 75,
    previous: { value: 76.5, date: date.value },
  } as const;
  expect(problemText(problem.code, valuesOfProblem(problem, 'child.lengthHeightCm', 'cm')).happened).toBe(
    'Lebih pendek dari 76,5 cm (7 Juli 2026).',
  );
});

test('a change without a known value before leaves no hole in the sentence', () => {
  const problem = { code: 'form.weightChanged', field: 'weightKg', value: 12 } as const;
  expect(problemText(problem.code, valuesOfProblem(problem, 'child.weightKg', 'kg')).happened).not.toContain('{');
});
