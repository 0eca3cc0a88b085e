import { expect, test } from 'vitest';
import { CARDS } from '#lib/domain/interpretation/card.ts';
import { formsOfCard } from './cards.ts';

test.each(CARDS)('card %s: one code, one field', async (card) => {
  const forms = await formsOfCard(card);
  const codes = forms.flatMap(({ fields }) => fields.map(({ code }) => code));
  expect(codes.length).toBe(new Set(codes).size);
});
