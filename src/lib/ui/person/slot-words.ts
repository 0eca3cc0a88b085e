import type { Card } from '#lib/domain/interpretation/card.ts';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import { personForm } from '#lib/forms/definitions/person.ts';
import { deliveryForm, endForm, pregnancyForm } from '#lib/forms/definitions/pregnancy-episode.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import { careTextOf, hasCareText } from '#lib/i18n/care-text.ts';
import { formatDate, formatNumber } from '#lib/i18n/formats.ts';
import { hasOutreachText, outreachTextOf } from '#lib/i18n/outreach-text.ts';
import { hasPersonText, personTextOf, tp } from '#lib/i18n/person-text.ts';
import { hasText, textOf } from '#lib/i18n/visit-text.ts';
import { fieldAnswerText } from '../fields/answer-text.ts';
import { loadForms } from '../fields/load-forms.ts';

/** The words of slots, whatever form or panel has written them. */
export interface SlotWords {
  /** The name of a slot. */
  labelOf(slot: string): string;
  /** A value as it is read; that of a withdrawn one where it is null. */
  textOf(slot: string, value: unknown): string;
  /** The field that asks for a slot; undefined where no form does, or where nobody types it. */
  fieldOf(slot: string): Field | undefined;
}

/**
 * Loads the words of everything that may stand in a person's history.
 * @param cards by which the person was served
 */
export async function loadSlotWords(cards: readonly Card[]): Promise<SlotWords> {
  const loaded = await Promise.all(
    [...new Set(cards)].flatMap((card) => [loadForms(card, 'measurement'), loadForms(card, 'service')]),
  );
  const forms = [attendanceForm, personForm, pregnancyForm, deliveryForm, endForm, ...loaded.flat()];
  const fields = new Map(forms.flatMap((form) => form.fields.map((field) => [field.code, field])));
  return makeSlotWords(fields);
}

/** Words by the fields of forms; what no form has is told by its own key, or by its code. */
export function makeSlotWords(fields: ReadonlyMap<string, Field>): SlotWords {
  return {
    labelOf: (slot) => {
      const field = fields.get(slot);
      const own = findWords(`slot.${slot}`) ?? (field && textOf(field.label));
      return own ?? findWords(`visitItem.${slot}`) ?? slot;
    },
    textOf: (slot, value) => wordsOf(fields.get(slot), slot, value),
    fieldOf: (slot) => {
      const field = fields.get(slot);
      return field?.computed || field?.hidden || field?.shownOnly ? undefined : field;
    },
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function wordsOf(field: Field | undefined, slot: string, value: unknown): string {
  if (value === null || value === undefined) return tp('timeline.nothing');
  if (Array.isArray(value))
    return value.length === 0 ? tp('app.none') : value.map((one) => wordsOf(field, slot, one)).join(', ');
  if (typeof value === 'object') return objectWords(slot, value);
  if (typeof value === 'boolean') return fieldAnswerText(field, value);
  if (typeof value === 'number') return field ? fieldAnswerText(field, value) : formatNumber(value);
  if (typeof value !== 'string') return '';
  if (DATE.test(value)) return formatDate(value);
  return codeWords(field, slot, value);
}

/** A blank with its reason, or a reason of a referral with its value. */
function objectWords(slot: string, value: object): string {
  if ('empty' in value && typeof value.empty === 'string') return textOf(`empty.${value.empty}`);
  if (!('code' in value) || typeof value.code !== 'string') return tp('app.none');
  const told = codeWords(undefined, slot, value.code);
  return 'value' in value && typeof value.value === 'string' && value.value !== '' ? `${told} (${value.value})` : told;
}

/** Where the words of a slot's codes stand, when not under its own name. */
const CODES_UNDER: { readonly [slot: string]: string } = {
  antigen: 'vaccine',
  item: 'supply',
  reason: 'postpone',
  kind: 'visitKind',
  state: 'referralState',
};
/** Codes that several slots share: groups, levels of a referral, colours, reasons. */
const SHARED = ['value', 'group', 'referral', 'colour', 'reason'];

/** A code in words: as an option of its field, by its slot, or as one of those that slots share; itself where it is free text. */
function codeWords(field: Field | undefined, slot: string, code: string): string {
  if (field && 'options' in field) {
    const told = fieldAnswerText(field, code);
    if (told !== code) return told;
  }
  const keys = [CODES_UNDER[slot] ?? slot, slot, ...SHARED].map((place) => `${place}.${code}`);
  return keys.map(findWords).find((words) => words !== undefined) ?? code;
}

const CATALOGUES = [
  { has: hasPersonText, textOf: personTextOf },
  { has: hasText, textOf },
  { has: hasOutreachText, textOf: outreachTextOf },
  { has: hasCareText, textOf: careTextOf },
];

function findWords(key: string): string | undefined {
  return CATALOGUES.find(({ has }) => has(key))?.textOf(key);
}
