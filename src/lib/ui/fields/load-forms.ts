import type { Card } from '#lib/domain/interpretation/card.ts';
import { confidentialForms, formsOf, labForms, type FormStep } from '#lib/forms/cards.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { loadCardWords } from '#lib/i18n/form-text.ts';

/** The forms of a card at a step, once their words are there too. */
export function loadForms(card: Card, step: FormStep): Promise<readonly Form[]> {
  return withWords(card, formsOf(card, step));
}

/** The forms of a card that are asked in private, once their words are there too. */
export function loadConfidentialForms(card: Card): Promise<readonly Form[]> {
  return withWords(card, confidentialForms(card));
}

/** The forms of a card for what nakes measure, once their words are there too. */
export function loadLabForms(card: Card): Promise<readonly Form[]> {
  return withWords(card, labForms(card));
}

async function withWords(card: Card, forms: Promise<readonly Form[]>): Promise<readonly Form[]> {
  const [loaded] = await Promise.all([forms, loadCardWords(card)]);
  return loaded;
}
