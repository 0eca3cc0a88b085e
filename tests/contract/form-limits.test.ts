import { describe, expect, test } from 'vitest';
import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';
import { formsOfCard } from '#lib/forms/cards.ts';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import { personForm } from '#lib/forms/definitions/person.ts';
import type { AnswerValue } from '#lib/forms/engine/answers.ts';
import { checkAnswers } from '#lib/forms/engine/check.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { checkEntry, parseDraft, startEntry, typeNumber } from '#lib/forms/engine/entry.ts';
import type { Field, NumberField } from '#lib/forms/engine/field.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { fillOpening, peopleOf } from '../support/card-walk.ts';

/** Bad input at every number of every form: made from its definition, so that none can be missed. */

interface Asked {
  readonly form: Form;
  readonly field: NumberField;
  readonly context: FormContext;
  readonly answers: { readonly [code: string]: AnswerValue | undefined };
}

/** Each number that is typed, with a person who is asked it. */
async function numbersOf(card: Card): Promise<Asked[]> {
  const forms = await formsOfCard(card);
  return forms.flatMap((form) => form.fields.filter(isTyped).map((field) => askedOf(form, field, peopleOf(card))));
}

function isTyped(field: Field): field is NumberField {
  return field.kind === 'number' && field.computed === undefined;
}

function askedOf(form: Form, field: NumberField, people: readonly FormContext[]): Asked {
  for (const context of people) {
    const { fields, answers } = fillOpening(form, context);
    if (fields.some(({ code }) => code === field.code)) return { form, field, context, answers };
  }
  throw new Error(`nobody is asked ${form.code}.${field.code}`);
}

function outcome({ form, field, context, answers }: Asked, value: number) {
  return checkAnswers(form, { ...answers, [field.code]: value }, context).outcomes[field.code];
}

/** One step of the instrument. */
function stepOf({ decimals }: NumberField): number {
  return 10 ** -decimals;
}
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

describe.each(CARDS)('numbers of card %s', (card) => {
  test('[FO3] below and above the hard limits each is refused, and the limits themselves are not', async () => {
    for (const asked of await numbersOf(card)) {
      const { min, max } = asked.field.hard;
      const step = stepOf(asked.field);
      const name = `${asked.form.code}.${asked.field.code}`;
      if (min > 0)
        expect(outcome(asked, rounded(min - step)), name).toMatchObject({
          kind: 'refused',
          problem: { code: 'form.tooLow' },
        });
      expect(outcome(asked, rounded(max + step)), name).toMatchObject({
        kind: 'refused',
        problem: { code: 'form.tooHigh' },
      });
      for (const limit of [min, max]) {
        const found = outcome(asked, limit);
        const outOfRange = found?.kind === 'refused' && ['form.tooLow', 'form.tooHigh'].includes(found.problem.code);
        // Years of smoking are bounded by the age as well.
        if (asked.field.code !== 'years') expect(outOfRange, `${name} at ${limit}`).toBe(false);
      }
    }
  });

  test('[FO4] outside the soft limits each is asked about, inside it is not by them', async () => {
    const soft = (await numbersOf(card)).filter(({ field }) => field.soft !== undefined);
    for (const asked of soft) {
      const { min, max } = asked.field.soft ?? asked.field.hard;
      const step = stepOf(asked.field);
      const name = `${asked.form.code}.${asked.field.code}`;
      const isAsked = (value: number) => {
        const found = outcome(asked, rounded(value));
        return found?.kind === 'question' && found.questions.some(({ code }) => code === 'form.unusual');
      };
      if (min > asked.field.hard.min) expect(isAsked(min - step), `${name} below`).toBe(!isRefused(asked, min - step));
      if (max < asked.field.hard.max) expect(isAsked(max + step), `${name} above`).toBe(!isRefused(asked, max + step));
      expect([isAsked(min), isAsked(max)], name).toEqual([false, false]);
    }
  });

  test('[FO7] a forgotten comma or a digit too many names the number that was meant', async () => {
    let tried = 0;
    for (const asked of await numbersOf(card)) {
      const { field, answers, context, form } = asked;
      const meant = Number(answers[field.code]);
      const slip = rounded(meant * 10);
      if (!(slip > field.hard.max)) continue;
      tried += 1;
      const known = { ...context, previous: { [field.code]: { value: meant, date: context.today } } };
      const found = checkAnswers(form, { ...answers, [field.code]: slip }, known).outcomes[field.code];
      expect(found, `${form.code}.${field.code}`).toMatchObject({ kind: 'refused', problem: { suggestion: meant } });
    }
    expect(tried).toBeGreaterThan(3);
  });

  test('[FO6] letters, signs and two commas are refused as typed and stay in the draft', async () => {
    for (const { form, field, context, answers } of await numbersOf(card)) {
      for (const typed of ['abc', '-5', '8,4,', '1.234.5', '12 kg']) {
        const entry = typeNumber(startEntry(form, answers), field.code, typed);
        const check = checkEntry(form, entry, context);
        expect(check.outcomes[field.code], field.code).toMatchObject({ problem: { code: 'form.notANumber', typed } });
        expect(parseDraft(form, JSON.parse(JSON.stringify(entry)))?.typed[field.code]).toBe(typed);
      }
    }
  });

  test('[FO9] a form half filled in is the same after the battery died', async () => {
    for (const form of await formsOfCard(card)) {
      for (const context of peopleOf(card)) {
        const { fields, answers } = fillOpening(form, context);
        for (let done = 0; done <= fields.length; done += 1) {
          const part = fields.slice(0, done).map(({ code }) => [code, answers[code]] as const);
          const entry = startEntry(form, Object.fromEntries(part));
          expect(parseDraft(form, JSON.parse(JSON.stringify(entry))), form.code).toEqual(entry);
        }
      }
    }
  });

  test('[FO3] more digits than the instrument shows are refused', async () => {
    for (const asked of await numbersOf(card)) {
      const value = Number(asked.answers[asked.field.code]) + stepOf(asked.field) / 2;
      expect(outcome(asked, rounded4(value)), asked.field.code).toMatchObject({
        problem: { code: 'form.tooManyDecimals' },
      });
    }
  });

  test('[FO3] an answer that is none of the choices is refused', async () => {
    for (const form of await formsOfCard(card)) {
      for (const context of peopleOf(card)) {
        const { fields, answers } = fillOpening(form, context);
        for (const { code, kind } of fields.filter((field) => !field.computed && field.kind !== 'number')) {
          const wrong =
            kind === 'score' ? 99 : kind === 'yesNo' ? 'mungkin' : kind === 'choices' ? ['lain'] : undefined;
          if (wrong === undefined) continue;
          const found = checkAnswers(form, { ...answers, [code]: wrong }, context).outcomes[code];
          expect(found, `${form.code}.${code}`).toMatchObject({ problem: { code: 'form.notAChoice' } });
        }
      }
    }
  });

  test('[FO5] each reason a field allows is an answer, and nothing else', async () => {
    for (const form of await formsOfCard(card)) {
      for (const context of peopleOf(card).slice(0, 2)) {
        const { fields, answers } = fillOpening(form, context);
        for (const field of fields.filter(({ computed }) => !computed)) {
          const allowed = field.blanks ??
            form.blanks ?? ['notMeasured', 'refused', 'noTool', 'notPossible', 'notAsked'];
          const refused = ['notMeasured', 'refused', 'noTool', 'notPossible', 'notAsked'].filter((reason) => {
            const blank = { empty: reason } as AnswerValue;
            const found = checkAnswers(form, { ...answers, [field.code]: blank }, context).outcomes[field.code];
            return found?.kind === 'refused' && found.problem.code === 'form.blankNotAllowed';
          });
          expect(refused.length, `${form.code}.${field.code}`).toBe(5 - allowed.length);
        }
      }
    }
  });
});

test('the forms of a person and of attendance ask no number without limits', () => {
  const numbers = [...personForm.fields, ...attendanceForm.fields].filter((field) => field.kind === 'number');
  expect(numbers.filter(({ hard }) => !(hard.min >= 0 && hard.max < 1000))).toEqual([]);
  expect(numbers.length).toBeGreaterThan(2);
});

function isRefused(asked: Asked, value: number): boolean {
  return outcome(asked, rounded(value))?.kind === 'refused';
}
function rounded4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
