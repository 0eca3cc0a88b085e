import type { Card } from '#lib/domain/interpretation/card.ts';
import { childForm } from '#lib/forms/definitions/child.ts';
import type { Form } from '#lib/forms/engine/form.ts';

/** The forms of a card with their words. */
export async function loadForms(card: Card, step: 'measurement' | 'service'): Promise<readonly Form[]> {
  return card === 'child' && step === 'measurement' ? [childForm] : [];
}
