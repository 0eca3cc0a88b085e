import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';

/** The card of a group as a visit names it; undefined for a name that is none. */
export function cardOfGroup(group: string): Card | undefined {
  if (group === 'infant' || group === 'toddler' || group === 'preschool') return 'child';
  return CARDS.find((card) => card === group);
}
