import { expect, test } from 'vitest';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { GrowthQuestion } from '#lib/domain/growth/plausibility.ts';
import type { Answers } from '../engine/answers.ts';
import { checkAnswers } from '../engine/check.ts';
import type { FormContext } from '../engine/context.ts';
import { childForm, startChildAnswers, usualPosition } from './child.ts';

const today = date('2026-08-07');
const oneYearOld = { today, birthDate: date('2025-07-20') };

function outcomes(answers: Answers, context: FormContext = oneYearOld) {
  return checkAnswers(childForm, answers, context).outcomes;
}

test('[FO3] 84 kg is impossible for a child, and 8,4 kg is named', () => {
  expect(outcomes({ weightKg: 84 })['weightKg']).toMatchObject({
    kind: 'refused',
    problem: { code: 'form.tooHigh', suggestion: 8.4 },
  });
});

test.each([
  ['weightKg', 0.49, 0.5, 45, 45.01],
  ['lengthHeightCm', 29.9, 30, 140, 140.1],
  ['headCm', 24.9, 25, 60, 60.1],
])('[FO3] %s is refused at %d and %d of its hard limits %d to %d', (code, below, min, max, above) => {
  const kindAt = (value: number) => outcomes({ [code]: value })[code]?.kind;
  expect([below, min, max, above].map(kindAt)).toEqual(['refused', 'ok', 'ok', 'refused']);
});

test('[FO4] an arm of 8,9 cm or 22,1 cm is asked about', () => {
  const kindAt = (muacCm: number) => outcomes({ weightKg: 9, muacCm })['muacCm']?.kind;
  expect([8.9, 9, 22, 22.1].map(kindAt)).toEqual(['question', 'ok', 'ok', 'question']);
});

test('[FO1] the arm is measured from six months', () => {
  const fiveMonths = { today, birthDate: date('2026-02-08') };
  const sixMonths = { today, birthDate: date('2026-02-07') };
  expect(outcomes({}, fiveMonths)).not.toHaveProperty('muacCm');
  expect(outcomes({}, sixMonths)).toHaveProperty('muacCm');
});

test('[FO1] the position is asked once a length or height is there', () => {
  expect(outcomes({ weightKg: 9 })).not.toHaveProperty('position');
  expect(outcomes({ weightKg: 9, lengthHeightCm: 75 })['position']).toMatchObject({
    problem: { code: 'form.required' },
  });
});

test('[FO2] one tablet may weigh and another measure: the weight is required only where nothing else was taken', () => {
  expect(outcomes({})['weightKg']).toMatchObject({ problem: { code: 'form.required' } });
  expect(outcomes({ headCm: 45 })['weightKg']).toEqual({ kind: 'ok' });
});

test('children stand to be measured from day 731', () => {
  expect([usualPosition(730), usualPosition(731)]).toEqual(['recumbent', 'standing']);
  expect(startChildAnswers({ today, birthDate: date('2024-08-06') })).toEqual({ position: 'standing' });
  expect(startChildAnswers({ today })).toEqual({});
});

test('[FO4] a z-score beyond its soft limit is asked about at the measurement it comes from', () => {
  const context = withGrowth({ weightForAge: -5.01, lengthHeightForAge: 5, headForAge: 4.01 }, []);
  const found = outcomes({ weightKg: 5, lengthHeightCm: 80, position: 'recumbent', headCm: 52 }, context);
  expect(found['weightKg']).toMatchObject({ questions: [{ code: 'form.zUnusual', z: -5.01 }] });
  expect(found['lengthHeightCm']).toEqual({ kind: 'ok' });
  expect(found['headCm']).toMatchObject({ questions: [{ code: 'form.zUnusual', z: 4.01 }] });
});

test('[FO4] a doubt of the growth rules is asked at its measurement, beside the value before', () => {
  const previous = { lengthHeightCm: { value: 76, date: date('2026-07-07') } };
  const context = { ...withGrowth({}, ['HEIGHT_FELL', 'POSITION_IMPLAUSIBLE']), previous };
  const found = outcomes({ weightKg: 9, lengthHeightCm: 75, position: 'standing' }, context);
  expect(found['lengthHeightCm']).toEqual({
    kind: 'question',
    questions: [{ code: 'form.heightFell', field: 'lengthHeightCm', value: 75, previous: previous.lengthHeightCm }],
  });
  expect(found['position']).toMatchObject({ questions: [{ code: 'form.positionUnusual', ageMonths: 12 }] });
  expect(found['weightKg']).toEqual({ kind: 'ok' });
});

function withGrowth(z: { readonly [index: string]: number }, questions: readonly GrowthQuestion[]): FormContext {
  const scores = Object.fromEntries(
    Object.entries(z).map(([index, value]) => [index, { z: value, implausible: false }]),
  );
  return { ...oneYearOld, growth: { scores: () => scores, questions: () => questions } };
}

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
