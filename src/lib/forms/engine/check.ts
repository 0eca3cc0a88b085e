import { isBlank, isUnanswered, sameAnswer, type Answers, type AnswerValue } from './answers.ts';
import type { FormContext } from './context.ts';
import type { Field } from './field.ts';
import { blanksOf, viewForm, type Form } from './form.ts';
import { judgeAnswer } from './judge.ts';
import type { FormQuestion, FormRefusal } from './problem.ts';

/** How an answer stands: good, doubted until confirmed, or refused. */
export type FieldOutcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'question'; readonly questions: readonly FormQuestion[] }
  | { readonly kind: 'refused'; readonly problem: FormRefusal };

/** How a whole form stands. */
export interface FormCheck {
  /** Fields asked for these answers, in order. */
  readonly fields: readonly Field[];
  /** Answers of these fields, computed ones filled in. */
  readonly answers: Answers;
  /** What would be saved of them: all but what is shown only (FO12). */
  readonly toSave: Answers;
  /** One outcome for each field asked. */
  readonly outcomes: { readonly [code: string]: FieldOutcome | undefined };
  /** The first field, in order, that stands in the way of saving. */
  readonly firstOpen?: string;
}

/** Answers that their author has confirmed as they are, by field code (FO4). */
export type Confirmed = { readonly [code: string]: AnswerValue | undefined };

const OK: FieldOutcome = { kind: 'ok' };

/** Checks all answers of a form: what is asked, what is refused, what is doubted and not yet confirmed. */
export function checkAnswers(form: Form, typed: Answers, context: FormContext, confirmed: Confirmed = {}): FormCheck {
  const { fields, answers } = viewForm(form, typed, context);
  const outcomes: { [code: string]: FieldOutcome } = {};
  for (const field of fields) outcomes[field.code] = checkField(form, field, answers, { context, confirmed });
  const firstOpen = fields.find((field) => outcomes[field.code]?.kind !== 'ok')?.code;
  return {
    fields,
    answers,
    toSave: withoutShown(fields, answers),
    outcomes,
    ...(firstOpen === undefined ? {} : { firstOpen }),
  };
}

interface Standing {
  readonly context: FormContext;
  readonly confirmed: Confirmed;
}

/** Checks one field that is asked. Empty breaks nothing but `required` (FO2). */
function checkField(form: Form, field: Field, answers: Answers, { context, confirmed }: Standing): FieldOutcome {
  const value = answers[field.code];
  // Nobody typed it, so nobody could mend it: the doubt belongs to the fields it follows from.
  if (field.shownOnly) return OK;
  if (isUnanswered(value)) {
    return field.required?.(answers, context) ? refused({ code: 'form.required', field: field.code }) : OK;
  }
  if (isBlank(value)) {
    const allowed = blanksOf(form, field).some((reason) => reason === value.empty);
    return allowed ? OK : refused({ code: 'form.blankNotAllowed', field: field.code });
  }
  const { refusal, questions } = judgeAnswer(field, value, answers, context);
  if (refusal) return refused(refusal);
  if (questions.length === 0 || sameAnswer(confirmed[field.code], value)) return OK;
  return { kind: 'question', questions };
}

function withoutShown(fields: readonly Field[], answers: Answers): Answers {
  const shown = new Set(fields.filter(({ shownOnly }) => shownOnly).map(({ code }) => code));
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !shown.has(code)));
}

function refused(problem: FormRefusal): FieldOutcome {
  return { kind: 'refused', problem };
}
