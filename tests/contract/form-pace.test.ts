import { expect, test } from 'vitest';
import type { Card } from '#lib/domain/interpretation/card.ts';
import { formsOf } from '#lib/forms/cards.ts';
import type { AnswerValue } from '#lib/forms/engine/answers.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import { viewForm, type Form } from '#lib/forms/engine/form.ts';
import { localDate } from '../support/local-date.ts';

/** How long a card takes by the hands of a cadre: a form that grows until nobody can keep up with the queue fails here. */

/** Seconds for reading and doing; a number is read off an instrument that was already laid on. @source design default */
const SECONDS = { number: 4, tap: 1.5, item: 4, save: 2 };
/** Forms whose items are read out, so that each takes longer than a tap. */
const READ_OUT: ReadonlySet<string> = new Set(['aks', 'skilas']);
/** Asked once a year, so not of somebody who comes back. */
const YEARLY: ReadonlySet<string> = new Set(['history']);

/** Nothing is wrong with anybody: each question has its usual answer, and so opens no further ones. */
function usualAnswer(field: Field): AnswerValue {
  switch (field.kind) {
    case 'number':
      return USUAL[field.code] ?? 1;
    case 'yesNo':
      return false;
    case 'score':
      return field.options[0]?.score ?? 0;
    case 'choice':
      return field.code === 'contraception' ? 'suntik' : (field.options[0]?.code ?? '');
    case 'choices':
      return [field.options[0]?.code ?? ''];
    case 'date':
      return '2026-07-01';
    case 'text':
      return 'ada';
    default:
      return field satisfies never;
  }
}

const USUAL: { readonly [code: string]: number } = {
  weightKg: 58,
  lengthHeightCm: 154,
  waistCm: 75,
  muacCm: 26,
  bpSystolic: 118,
  bpDiastolic: 76,
};

function secondsFor(form: Form, context: FormContext): number {
  const answers: { [code: string]: AnswerValue } = {};
  let seconds = SECONDS.save;
  for (;;) {
    const next = viewForm(form, answers, context).fields.find(({ code, computed }) => !computed && !(code in answers));
    if (!next) return seconds;
    answers[next.code] = usualAnswer(next);
    seconds += next.kind === 'number' ? SECONDS.number : READ_OUT.has(form.code) ? SECONDS.item : SECONDS.tap;
  }
}

async function secondsOfCard(card: Card, birthDate: string): Promise<number> {
  const context: FormContext = { today: localDate('2026-08-07'), sex: 'f', birthDate: localDate(birthDate) };
  const forms = [...(await formsOf(card, 'measurement')), ...(await formsOf(card, 'service'))];
  return forms.filter(({ code }) => !YEARLY.has(code)).reduce((sum, form) => sum + secondsFor(form, context), 0);
}

test('the card of an adult who comes back takes a minute at most', async () => {
  const seconds = await secondsOfCard('adult', '1986-03-01');
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('the card of an elderly person with AKS and SKILAS takes three minutes at most', async () => {
  const seconds = await secondsOfCard('elderly', '1950-03-01');
  expect(seconds).toBeGreaterThan(90);
  expect(seconds).toBeLessThanOrEqual(180);
});
