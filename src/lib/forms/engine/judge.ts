import { isLocalDate } from '#lib/domain/dates.ts';
import type { Empty } from '#lib/events/empty.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { previousNumber, type FormContext } from './context.ts';
import type { ChoicesField, DateField, Field, Limits, NumberField, TextField } from './field.ts';
import type { FormQuestion, FormRefusal } from './problem.ts';
import { decimalsOf, suggestMeant } from './typed-number.ts';

/** What speaks against a value: a refusal, or doubts. */
export interface Judgement {
  readonly refusal?: FormRefusal | undefined;
  readonly questions: readonly FormQuestion[];
}

/** Holds a value against its kind, its limits and the field's own rules; the one place that narrows a value to its kind. */
export function judgeAnswer(
  field: Field,
  value: Exclude<AnswerValue, Empty>,
  answers: Answers,
  context: FormContext,
): Judgement {
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number') return wrongKind(field);
      return byRules(field, value, answers, context, judgeNumber(field, value, context));
    case 'text':
      if (typeof value !== 'string') return wrongKind(field);
      return byRules(field, value, answers, context, judgeText(field, value));
    case 'date':
      if (typeof value !== 'string') return wrongKind(field);
      return byRules(field, value, answers, context, judgeDate(field, value, context));
    case 'yesNo':
      return typeof value === 'boolean' ? byRules(field, value, answers, context, GOOD) : wrongKind(field);
    case 'score':
      if (typeof value !== 'number' || !field.options.some(({ score }) => score === value)) return wrongKind(field);
      return byRules(field, value, answers, context, GOOD);
    case 'choice':
      if (typeof value !== 'string' || !field.options.some((option) => option.code === value)) return wrongKind(field);
      return byRules(field, value, answers, context, GOOD);
    case 'choices':
      if (typeof value !== 'object' || !arePossible(field, value)) return wrongKind(field);
      return byRules(field, value, answers, context, GOOD);
    default:
      return field satisfies never;
  }
}

const GOOD: Judgement = { questions: [] };

/** The part of a field that sees its value, in that value's own type. */
interface Rules<Value> {
  readonly refuse?: (value: Value, answers: Answers, context: FormContext) => FormRefusal | undefined;
  readonly ask?: (value: Value, answers: Answers, context: FormContext) => readonly FormQuestion[];
}

/** Adds the field's own rules; a refused value is not doubted as well. */
function byRules<Value>(
  rules: Rules<Value>,
  value: Value,
  answers: Answers,
  context: FormContext,
  ofKind: Judgement,
): Judgement {
  const refusal = ofKind.refusal ?? rules.refuse?.(value, answers, context);
  if (refusal) return { refusal, questions: [] };
  return { questions: [...ofKind.questions, ...(rules.ask?.(value, answers, context) ?? [])] };
}

function judgeNumber(field: NumberField, value: number, context: FormContext): Judgement {
  const { code, decimals, hard, soft } = field;
  if (!inside(value, hard)) {
    const outcome = value < hard.min ? 'form.tooLow' : 'form.tooHigh';
    return { refusal: { code: outcome, ...range(field, hard, value, context) }, questions: [] };
  }
  if (decimalsOf(value) > decimals)
    return { refusal: { code: 'form.tooManyDecimals', field: code, decimals }, questions: [] };
  if (soft && !inside(value, soft))
    return { questions: [{ code: 'form.unusual', ...range(field, soft, value, context) }] };
  return GOOD;
}

function range(field: NumberField, limits: Limits, value: number, context: FormContext) {
  const expected = previousNumber(context, field.code);
  const suggestion = suggestMeant(value, {
    limits,
    decimals: field.decimals,
    ...(expected === undefined ? {} : { expected }),
  });
  return {
    field: field.code,
    value,
    ...limits,
    unit: field.unit,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function judgeText({ code, maxLength }: TextField, value: string): Judgement {
  return value.length > maxLength
    ? { refusal: { code: 'form.textTooLong', field: code, max: maxLength }, questions: [] }
    : GOOD;
}

function judgeDate({ code, future }: DateField, value: string, context: FormContext): Judgement {
  if (!isLocalDate(value)) return { refusal: { code: 'form.dateImpossible', field: code }, questions: [] };
  if (!future && value > context.today) return { refusal: { code: 'form.dateInFuture', field: code }, questions: [] };
  return GOOD;
}

function arePossible({ options, exclusive }: ChoicesField, values: readonly string[]): boolean {
  const known = values.every((value) => options.some((option) => option.code === value));
  const alone = values.length === 1 || !values.some((value) => exclusive?.includes(value));
  return known && alone && new Set(values).size === values.length;
}

function inside(value: number, { min, max }: Limits): boolean {
  return value >= min && value <= max;
}

function wrongKind({ code }: Field): Judgement {
  return { refusal: { code: 'form.notAChoice', field: code }, questions: [] };
}
