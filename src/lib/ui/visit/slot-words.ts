import type { AnswerValue } from '#lib/forms/engine/answers.ts';
import { findField, type Form } from '#lib/forms/engine/form.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import { textOf } from '#lib/i18n/visit-text.ts';
import { fieldAnswerText } from '../fields/answer-text.ts';

/** Name of a slot by the first form that asks it; its code where none does. */
export function slotLabel(forms: readonly Form[], slot: string): string {
  return textOf(findAskedField(forms, slot)?.label ?? slot);
}

/** The value of a slot in words. */
export function slotText(forms: readonly Form[], slot: string, value: unknown): string {
  return isAnswer(value) ? fieldAnswerText(findAskedField(forms, slot), value) : '';
}

function findAskedField(forms: readonly Form[], slot: string): Field | undefined {
  for (const form of forms) {
    const field = findField(form, slot);
    if (field) return field;
  }
  return undefined;
}

function isAnswer(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  if (typeof value === 'object') return value !== null && 'empty' in value;
  return ['string', 'number', 'boolean'].includes(typeof value);
}
