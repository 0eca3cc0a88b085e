import { EMPTY_REASONS, type EmptyReason } from '#lib/events/empty.ts';
import type { Answers } from './answers.ts';
import type { FormContext } from './context.ts';
import type { Field } from './field.ts';

/** A form as data: what is asked, in this order. */
export interface Form {
  /** Name of the form in drafts, for ever; its name for people is the text `form.title.<code>`. */
  readonly code: string;
  /** Raised when the meaning of an answer changes. */
  readonly version: number;
  readonly fields: readonly Field[];
  /** Its parts are asked as well and stand open; else they can be left for later and stand folded. */
  readonly openParts?: true;
  /** Reasons for which its fields may be left blank, where a field says nothing else; all five, where left out. */
  readonly blanks?: readonly EmptyReason[];
  /** Codes of fields no longer asked; they are never used again (FO10). */
  readonly retired?: readonly string[];
}

/**
 * Makes a form, and holds it to FO10 as soon as its module is loaded.
 * Throws where two fields share a code or a retired code is asked again.
 */
export function defineForm(form: Form): Form {
  const codes = new Set<string>(form.retired);
  for (const { code } of form.fields) {
    if (codes.has(code)) throw new Error(`form ${form.code} uses the code ${code} twice`);
    codes.add(code);
  }
  return form;
}

/** The field of this code, where the form has one. */
export function findField(form: Form, code: string): Field | undefined {
  return form.fields.find((field) => field.code === code);
}

/** The reasons for which a field may be left blank on purpose (FO5). */
export function blanksOf(form: Form, field: Field): readonly EmptyReason[] {
  return field.blanks ?? form.blanks ?? EMPTY_REASONS;
}

/** What a form looks like for the present answers. */
export interface FormView {
  /** Fields that are asked, in order. */
  readonly fields: readonly Field[];
  /** Answers of these fields, computed ones filled in; all that rules see and that is saved. */
  readonly answers: Answers;
}

/**
 * Goes through the fields once, in order (FO1, FO8, FO11): an answer of a field that is not asked is not seen by later rules,
 * and a computed field holds what it computes, whatever was typed.
 */
export function viewForm(form: Form, typed: Answers, context: FormContext): FormView {
  const fields: Field[] = [];
  const answers: { [code: string]: Answers[string] } = {};
  for (const field of form.fields) {
    if (field.relevant && !field.relevant(answers, context)) continue;
    fields.push(field);
    const value = field.computed ? field.computed(answers, context) : typed[field.code];
    if (value !== undefined) answers[field.code] = value;
  }
  return { fields, answers };
}
