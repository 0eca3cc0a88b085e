import { EMPTY_REASONS, type EmptyReason } from '#lib/events/empty.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { checkAnswers, type Confirmed, type FieldOutcome, type FormCheck } from './check.ts';
import type { FormContext } from './context.ts';
import { findField, type Form } from './form.ts';
import type { FormRefusal } from './problem.ts';
import { parseTypedNumber } from './typed-number.ts';

/**
 * A form being filled in: what was typed as it was typed, what it means, and what was confirmed. Plain JSON, so that it is also the draft.
 * Changed by the functions below only; each gives a new entry.
 */
export interface FormEntry {
  readonly form: string;
  readonly version: number;
  /** Typed text of number fields, half-typed ones too. */
  readonly typed: { readonly [code: string]: string | undefined };
  readonly answers: Answers;
  readonly confirmed: Confirmed;
}

/** An untouched form, or one that begins with what is already known. */
export function startEntry(form: Form, answers: Answers = {}): FormEntry {
  return { form: form.code, version: form.version, typed: {}, answers, confirmed: {} };
}

/** Types into a number field; what is no number is kept as typed and answers nothing. */
export function typeNumber(entry: FormEntry, code: string, text: string): FormEntry {
  const parsed = parseTypedNumber(text);
  const value = parsed.ok ? parsed.value : undefined;
  return { ...entry, typed: { ...entry.typed, [code]: text }, answers: { ...entry.answers, [code]: value } };
}

/** Answers a field of any other kind; `undefined` takes the answer back. */
export function answerField(entry: FormEntry, code: string, value: AnswerValue | undefined): FormEntry {
  return { ...entry, typed: { ...entry.typed, [code]: undefined }, answers: { ...entry.answers, [code]: value } };
}

/** Leaves a field blank on purpose. */
export function leaveBlank(entry: FormEntry, code: string, reason: EmptyReason): FormEntry {
  return answerField(entry, code, { empty: reason });
}

/** Confirms an answer that was doubted; it holds for this very answer only (FO4). */
export function confirmAnswer(entry: FormEntry, code: string): FormEntry {
  return { ...entry, confirmed: { ...entry.confirmed, [code]: entry.answers[code] } };
}

/** Checks an entry: the answers, and besides what was typed but is no number. */
export function checkEntry(form: Form, entry: FormEntry, context: FormContext): FormCheck {
  const check = checkAnswers(form, entry.answers, context, entry.confirmed);
  const outcomes: { [code: string]: FieldOutcome | undefined } = { ...check.outcomes };
  for (const { code } of check.fields) {
    const problem = typedProblem(entry, code);
    if (problem) outcomes[code] = { kind: 'refused', problem };
  }
  const firstOpen = check.fields.find((field) => outcomes[field.code]?.kind !== 'ok')?.code;
  const { fields, answers, toSave } = check;
  return { fields, answers, toSave, outcomes, ...(firstOpen === undefined ? {} : { firstOpen }) };
}

/** Codes whose answers were doubted and confirmed as they stand now; saved with the answers. */
export function confirmedCodes(form: Form, entry: FormEntry, context: FormContext): string[] {
  const doubted = checkAnswers(form, entry.answers, context).outcomes;
  const standing = checkEntry(form, entry, context);
  return standing.fields
    .map((field) => field.code)
    .filter((code) => doubted[code]?.kind === 'question' && standing.outcomes[code]?.kind === 'ok');
}

/** True once anything was typed, chosen or left blank on purpose. */
export function isTouched(entry: FormEntry): boolean {
  return [...Object.values(entry.answers), ...Object.values(entry.typed)].some(
    (one) => one !== undefined && one !== '',
  );
}

/**
 * Reads a draft that was put aside as JSON.
 * @returns the entry, without answers to fields the form no longer asks; undefined for another form, another version or no draft at all (FO9)
 */
export function parseDraft(form: Form, raw: unknown): FormEntry | undefined {
  if (!isRecord(raw) || raw['form'] !== form.code || raw['version'] !== form.version) return undefined;
  const { typed, answers, confirmed } = raw;
  if (!isRecord(typed) || !isRecord(answers) || !isRecord(confirmed)) return undefined;
  return {
    form: form.code,
    version: form.version,
    typed: keep(form, typed, isText),
    answers: keep(form, answers, isAnswer),
    confirmed: keep(form, confirmed, isAnswer),
  };
}

function typedProblem(entry: FormEntry, code: string): FormRefusal | undefined {
  const text = entry.typed[code];
  if (text === undefined || parseTypedNumber(text).ok) return undefined;
  return { code: 'form.notANumber', field: code, typed: text };
}

function keep<Value>(
  form: Form,
  record: Record<string, unknown>,
  isWanted: (value: unknown) => value is Value,
): { [code: string]: Value } {
  const kept: { [code: string]: Value } = {};
  for (const [code, value] of Object.entries(record)) if (findField(form, code) && isWanted(value)) kept[code] = value;
  return kept;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function isText(raw: unknown): raw is string {
  return typeof raw === 'string';
}

function isAnswer(raw: unknown): raw is AnswerValue {
  if (Array.isArray(raw)) return raw.every(isText);
  if (isRecord(raw)) return EMPTY_REASONS.some((reason) => reason === raw['empty']);
  return ['string', 'number', 'boolean'].includes(typeof raw);
}
