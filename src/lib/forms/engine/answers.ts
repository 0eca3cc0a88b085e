import type { Empty } from '#lib/events/empty.ts';

export type { EmptyReason } from '#lib/events/empty.ts';

/** One answer: a value, or a deliberate blank with its reason. Choices hold codes, dates `YYYY-MM-DD`. */
export type AnswerValue = string | number | boolean | readonly string[] | Empty;

/** Answers by field code, which is also the slot of the event. A field that nobody has looked at has no key. */
export type Answers = { readonly [code: string]: AnswerValue | undefined };

/** The answer when it is a finite number. */
export function numberIn(answers: Answers, code: string): number | undefined {
  const value = answers[code];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The answer when it is text: what was written, the code of a choice, or a date. */
export function textIn(answers: Answers, code: string): string | undefined {
  const value = answers[code];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The answer when it is yes or no. */
export function flagIn(answers: Answers, code: string): boolean | undefined {
  const value = answers[code];
  return typeof value === 'boolean' ? value : undefined;
}

/** The chosen codes; none where nothing was chosen. */
export function choicesIn(answers: Answers, code: string): readonly string[] {
  const value = answers[code];
  return isList(value) ? value : [];
}

/** True where nothing was answered: no key, no text, no code. A blank with a reason is an answer. */
export function isUnanswered(value: AnswerValue | undefined): value is undefined {
  return value === undefined || value === '' || (isList(value) && value.length === 0);
}

/** True for a deliberate blank. */
export function isBlank(value: AnswerValue | undefined): value is Empty {
  return typeof value === 'object' && 'empty' in value;
}

/** True where two answers say the same. */
export function sameAnswer(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((code, at) => code === b[at]);
  if (isBlank(a) && isBlank(b)) return a.empty === b.empty;
  return a === b;
}

function isList(value: AnswerValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
