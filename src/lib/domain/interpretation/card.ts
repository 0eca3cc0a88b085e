import type { LifeCycleGroup } from '../age.ts';

/** The examination cards (kartu bantu pemeriksaan). */
export const CARDS = ['pregnant', 'postpartum', 'child', 'school_teen', 'adult', 'elderly'] as const;
export type Card = (typeof CARDS)[number];

/** A group someone is served as: by age, or by an episode. */
export type ServedGroup = LifeCycleGroup | 'pregnant' | 'postpartum';

/** The card of a group: infants, toddlers and preschool children share one. */
export function cardOf(group: ServedGroup): Card {
  return group === 'infant' || group === 'toddler' || group === 'preschool' ? 'child' : group;
}
