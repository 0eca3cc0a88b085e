import { expect, test } from 'vitest';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { choicesIn, flagIn, numberIn, type Answers } from './answers.ts';
import { checkAnswers } from './check.ts';
import { always, choiceField, choicesField, dateField, numberField, yesNoField } from './field.ts';
import { defineForm } from './form.ts';

const context = { today: date('2026-08-07') };
const source = 'example';

/** Blood pressure, smoking and a score, as the forms of adults will have them. */
const adultForm = defineForm({
  code: 'adult',
  version: 1,
  retired: ['pulse'],
  fields: [
    numberField({
      code: 'weightKg',
      label: 'w',
      source,
      unit: 'kg',
      decimals: 1,
      required: always,
      hard: { min: 20, max: 300 },
      soft: { min: 30, max: 150 },
    }),
    numberField({ code: 'bpSystolic', label: 's', source, unit: 'mmHg', decimals: 0, hard: { min: 50, max: 260 } }),
    numberField({
      code: 'bpDiastolic',
      label: 'd',
      source,
      unit: 'mmHg',
      decimals: 0,
      hard: { min: 30, max: 160 },
      refuse: (value, answers) =>
        value < (numberIn(answers, 'bpSystolic') ?? Infinity)
          ? undefined
          : { code: 'form.systolicNotAboveDiastolic', field: 'bpDiastolic' },
    }),
    numberField({
      code: 'bpSystolic2',
      label: 's2',
      source,
      unit: 'mmHg',
      decimals: 0,
      hard: { min: 50, max: 260 },
      relevant: (answers) => (numberIn(answers, 'bpSystolic') ?? 0) >= 140,
    }),
    yesNoField({ code: 'smokes', label: 'y', source, blanks: ['refused'] }),
    choiceField({
      code: 'packYears',
      label: 'p',
      source,
      relevant: (answers) => flagIn(answers, 'smokes') === true,
      options: [
        { code: 'few', label: 'f' },
        { code: 'many', label: 'm' },
      ],
    }),
    choicesField({
      code: 'signs',
      label: 'g',
      source,
      exclusive: ['none'],
      options: [
        { code: 'none', label: 'n' },
        { code: 'cough', label: 'c' },
        { code: 'fever', label: 'f' },
      ],
    }),
    dateField({ code: 'lastVisit', label: 'l', source, future: false }),
    numberField({
      code: 'score',
      label: 't',
      source,
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 9 },
      computed: (answers) =>
        (answers['packYears'] === 'many' ? 2 : 0) +
        choicesIn(answers, 'signs').filter((sign) => sign !== 'none').length,
    }),
  ],
});

const good: Answers = { weightKg: 60 };
const outcomeOf = (code: string, answers: Answers, confirmed = {}) =>
  checkAnswers(adultForm, { ...good, ...answers }, context, confirmed).outcomes[code];

test('[FO1] a field that became irrelevant is not asked, not saved and breaks nothing', () => {
  const check = checkAnswers(adultForm, { ...good, smokes: false, packYears: 'unknown answer' }, context);
  expect(check.fields.map((field) => field.code)).not.toContain('packYears');
  expect(check.answers).not.toHaveProperty('packYears');
  expect(check.firstOpen).toBeUndefined();
});

test('[FO2] empty breaks no limit, and only a required field minds', () => {
  const check = checkAnswers(adultForm, {}, context);
  expect(check.outcomes['bpSystolic']).toEqual({ kind: 'ok' });
  expect(check.outcomes['weightKg']).toEqual({
    kind: 'refused',
    problem: { code: 'form.required', field: 'weightKg' },
  });
  expect(check.firstOpen).toBe('weightKg');
});

test('[FO3] [FO7] beyond a hard limit a value is refused, with the slip that explains it', () => {
  expect(outcomeOf('weightKg', { weightKg: 605 })).toEqual({
    kind: 'refused',
    problem: { code: 'form.tooHigh', field: 'weightKg', value: 605, min: 20, max: 300, unit: 'kg', suggestion: 60.5 },
  });
});

test('[FO3] more digits than the instrument shows are refused', () => {
  expect(outcomeOf('weightKg', { weightKg: 60.55 })).toMatchObject({
    problem: { code: 'form.tooManyDecimals', decimals: 1 },
  });
});

test('[FO3] a rule over two fields refuses', () => {
  expect(outcomeOf('bpDiastolic', { bpSystolic: 80, bpDiastolic: 120 })).toMatchObject({
    problem: { code: 'form.systolicNotAboveDiastolic' },
  });
});

test('[FO3] a day after today is refused, and a day that the calendar lacks', () => {
  expect(outcomeOf('lastVisit', { lastVisit: '2026-08-08' })).toMatchObject({ problem: { code: 'form.dateInFuture' } });
  expect(outcomeOf('lastVisit', { lastVisit: '2026-02-30' })).toMatchObject({
    problem: { code: 'form.dateImpossible' },
  });
});

test('[FO4] beyond a soft limit a value is asked about, and kept once confirmed', () => {
  expect(outcomeOf('weightKg', { weightKg: 160 })).toMatchObject({
    kind: 'question',
    questions: [{ code: 'form.unusual' }],
  });
  expect(outcomeOf('weightKg', { weightKg: 160 }, { weightKg: 160 })).toEqual({ kind: 'ok' });
});

test('[FO4] a confirmation does not hold for another value', () => {
  expect(outcomeOf('weightKg', { weightKg: 161 }, { weightKg: 160 })).toMatchObject({ kind: 'question' });
});

test('[FO5] a blank with a reason answers a required field', () => {
  expect(outcomeOf('weightKg', { weightKg: { empty: 'noTool' } })).toEqual({ kind: 'ok' });
});

test('[FO5] a field can forbid reasons', () => {
  expect(outcomeOf('smokes', { smokes: { empty: 'refused' } })).toEqual({ kind: 'ok' });
  expect(outcomeOf('smokes', { smokes: { empty: 'noTool' } })).toMatchObject({
    problem: { code: 'form.blankNotAllowed' },
  });
});

test('[FO8] a computed field holds what it computes, whatever was typed', () => {
  const check = checkAnswers(
    adultForm,
    { ...good, smokes: true, packYears: 'many', signs: ['cough'], score: 9 },
    context,
  );
  expect(check.answers['score']).toBe(3);
});

test('[FO11] a rule does not see answers of fields that are not asked', () => {
  const check = checkAnswers(adultForm, { ...good, smokes: false, packYears: 'many' }, context);
  expect(check.answers['score']).toBe(0);
});

test('a code that the form does not offer is refused, and so are codes that exclude each other', () => {
  expect(outcomeOf('signs', { signs: ['none', 'cough'] })).toMatchObject({ problem: { code: 'form.notAChoice' } });
  expect(outcomeOf('signs', { signs: ['sneezing'] })).toMatchObject({ problem: { code: 'form.notAChoice' } });
  expect(outcomeOf('signs', { signs: ['cough', 'fever'] })).toEqual({ kind: 'ok' });
});

test('[FO10] a form cannot use a code twice, nor one that was retired', () => {
  const field = yesNoField({ code: 'pulse', label: 'p', source });
  expect(() => defineForm({ code: 'x', version: 1, fields: [field, field] })).toThrow('twice');
  expect(() => defineForm({ code: 'x', version: 1, fields: [field], retired: ['pulse'] })).toThrow('twice');
});

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
