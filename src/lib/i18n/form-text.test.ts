import { expect, test } from 'vitest';
import { CARDS } from '#lib/domain/interpretation/card.ts';
import { formsOfCard } from '#lib/forms/cards.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { loadCardWords } from './form-text.ts';
import { hasText, textOf } from './visit-text.ts';

function keysOf({ code, fields }: Form): string[] {
  return [
    `form.title.${code}`,
    ...fields.flatMap((field) => [
      field.label,
      ...(field.help === undefined ? [] : [field.help]),
      ...(field.section === undefined ? [] : [field.section]),
      ...('options' in field ? field.options.map(({ label }) => label) : []),
    ]),
  ];
}

test.each(CARDS)('every title, label, help, section and choice of card %s has words', async (card) => {
  await loadCardWords(card);
  const forms = await formsOfCard(card);
  expect(forms.flatMap(keysOf).filter((key) => !hasText(key))).toEqual([]);
});

/** Names of illnesses that would tell someone what they have; a cadre says "perlu dirujuk". */
const DIAGNOSES = /hipertensi|diabetes|depresi|gangguan jiwa|stunting|gizi buruk|preeklam|anemia|malnutrisi/i;

test.each(CARDS)('no question of card %s words a diagnosis', async (card) => {
  await loadCardWords(card);
  const forms = await formsOfCard(card);
  expect(
    forms
      .flatMap(keysOf)
      .map((key) => textOf(key))
      .filter((text) => DIAGNOSES.test(text)),
  ).toEqual([]);
});

test.each(CARDS)('labels of card %s are short enough for 320 px', async (card) => {
  await loadCardWords(card);
  const forms = await formsOfCard(card);
  const labels = forms.flatMap(({ fields }) => fields.map(({ label }) => textOf(label)));
  expect(labels.filter((label) => label.length > 60)).toEqual([]);
});
