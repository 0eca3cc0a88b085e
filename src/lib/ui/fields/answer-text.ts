import type { AnswerValue } from '#lib/forms/engine/answers.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import { findField, type Form } from '#lib/forms/engine/form.ts';
import { formatDate, formatMeasure } from '#lib/i18n/formats.ts';
import { t, textOf } from '#lib/i18n/visit-text.ts';

/** An answer of a form as it is read; the bare value where the form has no such field. */
export function answerText(form: Form, code: string, value: AnswerValue): string {
  return fieldAnswerText(findField(form, code), value);
}

/** An answer as it is read: number with unit, words of a choice, the reason of a blank. */
export function fieldAnswerText(field: Field | undefined, value: AnswerValue): string {
  if (typeof value === 'object') {
    if ('empty' in value) return textOf(`empty.${value.empty}`);
    return value.map((one) => fieldAnswerText(field, one)).join(', ');
  }
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (field?.kind === 'score' && typeof value === 'number') {
    const words = field.options.find(({ score }) => score === value)?.label;
    return words === undefined ? String(value) : textOf(words);
  }
  if (typeof value === 'number') return formatMeasure(value, field?.kind === 'number' ? field.unit : '');
  if (field?.kind === 'date') return formatDate(value);
  if (field?.kind !== 'choice' && field?.kind !== 'choices') return value;
  return textOf(field.options.find((option) => option.code === value)?.label ?? value);
}
