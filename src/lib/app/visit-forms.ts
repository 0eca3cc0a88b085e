import type { Card } from '#lib/domain/interpretation/card.ts';
import { isUnanswered, type Answers } from '#lib/forms/engine/answers.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { viewForm, type Form } from '#lib/forms/engine/form.ts';
import { loadForms } from '#lib/ui/fields/load-forms.ts';

/** What is measured and asked on a card, in the order of the card. */
export interface VisitForms {
  readonly measurement: readonly Form[];
  readonly questions: readonly Form[];
}

/** How far a form has been filled in. */
export interface FormProgress {
  readonly form: Form;
  /** Fields that are asked of this person. */
  readonly asked: number;
  readonly answered: number;
}

/** Loads the forms of a card, with their words. */
export async function loadVisitForms(card: Card): Promise<VisitForms> {
  const [measurement, questions] = await Promise.all([loadForms(card, 'measurement'), loadForms(card, 'service')]);
  return { measurement, questions };
}

/** How far each form has come; forms of which nothing is asked of this person are left out. */
export function progressOf(forms: readonly Form[], known: Answers, context: FormContext): FormProgress[] {
  return forms.flatMap((form) => {
    const { fields, answers } = viewForm(form, known, context);
    const open = fields.filter((field) => !field.computed);
    const answered = open.filter(({ code }) => !isUnanswered(answers[code])).length;
    return open.length === 0 ? [] : [{ form, asked: open.length, answered }];
  });
}
