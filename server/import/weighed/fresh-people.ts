import type { PersonId } from '#lib/domain/ids.ts';
import { AlikeIndex, type Alike } from '#lib/domain/people/alike-index.ts';
import type { FoldedTraits } from '#lib/domain/people/likeness.ts';
import type { People } from './match-child.ts';

/** Children that this import itself has met first, so that their later rows find them. */
export class FreshPeople implements People {
  readonly #index = new AlikeIndex<PersonId>();

  add(id: PersonId, traits: FoldedTraits): void {
    this.#index.set(id, traits);
  }

  findAlike(traits: FoldedTraits): Alike<PersonId>[] {
    return this.#index.findAlike(traits);
  }

  keptOf(id: PersonId): PersonId {
    return id;
  }
}
