import type { PersonId } from '#lib/domain/ids.ts';
import type { Alike } from '#lib/domain/people/alike-index.ts';
import type { FoldedTraits } from '#lib/domain/people/likeness.ts';

/** Where people can be looked for; merged people are led to the one that is kept. */
export interface People {
  findAlike(traits: FoldedTraits): Alike<PersonId>[];
  keptOf(id: PersonId): PersonId;
}

/** Whose a row of measurements is. */
export type ChildMatch =
  | { readonly kind: 'found'; readonly personId: PersonId }
  | { readonly kind: 'nobody' }
  /** Several people fit as well; a person must say who it is. */
  | { readonly kind: 'ambiguous' };

/** The best candidate must be ahead by this much: a whole finding, such as another mother, another sex or another Posyandu. */
const CLEAR_LEAD = 1;

/**
 * Finds the person whom a row describes: by NIK, else by name, birth date, sex and mother together; of several who fit as well the
 * one who lives where the row was written.
 * @source answers of the example village 37
 */
export function matchChild(
  traits: FoldedTraits,
  people: readonly People[],
  livesThere: (id: PersonId) => boolean,
): ChildMatch {
  const best = new Map<PersonId, number>();
  for (const room of people) {
    for (const { id, likeness } of room.findAlike(traits)) {
      const kept = room.keptOf(id);
      const score = likeness.score + (livesThere(kept) ? CLEAR_LEAD : 0);
      best.set(kept, Math.max(best.get(kept) ?? -Infinity, score));
    }
  }
  const [first, second] = [...best].sort(([, a], [, b]) => b - a);
  if (!first) return { kind: 'nobody' };
  if (second && first[1] - second[1] < CLEAR_LEAD) return { kind: 'ambiguous' };
  return { kind: 'found', personId: first[0] };
}
