import type { Card } from '../interpretation/card.ts';

/**
 * Measurements that make a card complete, where its form asks for them of this person (age, sex). A blank with a reason is an answer.
 * @source session.md 1, table "per group", step 2; Modul Kader
 */
export const COMPLETE_CARD: { readonly [card in Card]: readonly string[] } = {
  pregnant: ['weightKg', 'lengthHeightCm', 'muacCm', 'bpSystolic', 'bpDiastolic'],
  postpartum: ['weightKg', 'lengthHeightCm', 'muacCm', 'bpSystolic', 'bpDiastolic'],
  child: ['weightKg', 'lengthHeightCm', 'headCm', 'muacCm'],
  school_teen: ['weightKg', 'lengthHeightCm', 'muacCm', 'waistCm', 'bpSystolic', 'bpDiastolic'],
  adult: ['weightKg', 'lengthHeightCm', 'muacCm', 'waistCm', 'bpSystolic', 'bpDiastolic'],
  elderly: ['weightKg', 'lengthHeightCm', 'muacCm', 'waistCm', 'bpSystolic', 'bpDiastolic'],
};

/** Measurements of a card that were asked of a person and not answered. */
export function missingOnCard(card: Card, asked: readonly string[], answered: ReadonlySet<string>): string[] {
  return COMPLETE_CARD[card].filter((code) => asked.includes(code) && !answered.has(code));
}
