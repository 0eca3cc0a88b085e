import type { VisitRecord } from '#lib/events/visit-view.ts';
import { effectiveReading } from '#lib/events/slots.ts';
import type { Json } from '#lib/events/envelope.ts';
import { EMPTY_REASONS, isEmpty } from '#lib/events/empty.ts';
import type { Answers, AnswerValue } from '#lib/forms/engine/answers.ts';
import type { Form } from '#lib/forms/engine/form.ts';

/** What a visit already holds of a form: what the form begins with when it is opened again. Withdrawn values are left out. */
export function answersOfVisit(visit: VisitRecord | undefined, form: Form): Answers {
  const answers: { [code: string]: AnswerValue } = {};
  for (const { code } of form.fields) {
    const value = toAnswer(effectiveReading(visit?.row.slots[code])?.value);
    if (value !== undefined) answers[code] = value;
  }
  return answers;
}

/** A slot as the answer of a form; undefined where it was withdrawn. */
export function toAnswer(value: Json | undefined): AnswerValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.filter((code) => typeof code === 'string');
  if (!isEmpty(value)) return undefined;
  const reason = EMPTY_REASONS.find((known) => known === value.empty);
  return reason && { empty: reason };
}
