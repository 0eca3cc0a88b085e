import { isUnanswered } from './answers.ts';
import type { FormContext } from './context.ts';
import { checkEntry, type FormEntry } from './entry.ts';
import type { YesNoField } from './field.ts';
import type { Form } from './form.ts';

/** The signs that are asked of this person and that nobody has answered yet. */
export function openSigns(form: Form, entry: FormEntry, context: FormContext): YesNoField[] {
  const { fields } = checkEntry(form, entry, context);
  return fields.flatMap((field) =>
    field.kind === 'yesNo' && field.sign === true && isUnanswered(entry.answers[field.code]) ? [field] : [],
  );
}

/** Answers with no the signs of these codes, and nothing else (FO14). */
export function answerNone(entry: FormEntry, codes: readonly string[]): FormEntry {
  const no = Object.fromEntries(codes.map((code) => [code, false]));
  return { ...entry, answers: { ...entry.answers, ...no } };
}

/** Takes such answers back; one that was changed since stays (FO14). */
export function takeBackNone(entry: FormEntry, codes: readonly string[]): FormEntry {
  const back = Object.fromEntries(
    codes.filter((code) => entry.answers[code] === false).map((code) => [code, undefined]),
  );
  return { ...entry, answers: { ...entry.answers, ...back } };
}
