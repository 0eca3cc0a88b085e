import { isUnanswered, type Answers } from '#lib/forms/engine/answers.ts';
import type { Field } from '#lib/forms/engine/field.ts';

/** Fields that stand together; the first ones have no name. */
export interface FieldSection {
  /** Key of its name. */
  readonly label: string | undefined;
  readonly fields: readonly Field[];
}

/** How many of these fields were answered; what is only shown counts for nothing. */
export function progressOf(fields: readonly Field[], answers: Answers): { asked: number; answered: number } {
  const asked = fields.filter(({ computed }) => !computed);
  return { asked: asked.length, answered: asked.filter(({ code }) => !isUnanswered(answers[code])).length };
}

/** Puts fields of the same part of a form together, parts in the order in which they begin. */
export function groupBySection(fields: readonly Field[]): FieldSection[] {
  const labels = [...new Set(fields.map((field) => field.section))];
  return labels.map((label) => ({ label, fields: fields.filter((field) => field.section === label) }));
}
