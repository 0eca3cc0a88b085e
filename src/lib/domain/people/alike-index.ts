import { computeLikeness, swapDayAndMonth, type FoldedTraits, type Likeness } from './likeness.ts';

/** A record that may speak of the same person. */
export interface Alike<Id> {
  readonly id: Id;
  readonly likeness: Likeness;
}

/** Two records that may speak of one person; `a` was given before `b`. */
export interface AlikePair<Id> {
  readonly a: Id;
  readonly b: Id;
  readonly likeness: Likeness;
}

/**
 * People laid out so that the few that may be one with a given record are found without comparing all: those of the same NIK,
 * the same birth date (day and month swapped too) or the same folded name.
 */
export class AlikeIndex<Id> {
  readonly #traits = new Map<Id, FoldedTraits>();
  readonly #blocks = new Map<string, Set<Id>>();

  /** Adds a record, or replaces the one of the same id. */
  set(id: Id, traits: FoldedTraits): void {
    this.remove(id);
    this.#traits.set(id, traits);
    for (const key of ownKeys(traits)) {
      const block = this.#blocks.get(key);
      if (block) block.add(id);
      else this.#blocks.set(key, new Set([id]));
    }
  }

  /** Takes a record out; nothing happens where it is not in. */
  remove(id: Id): void {
    const traits = this.#traits.get(id);
    if (!traits) return;
    for (const key of ownKeys(traits)) this.#blocks.get(key)?.delete(id);
    this.#traits.delete(id);
  }

  get(id: Id): FoldedTraits | undefined {
    return this.#traits.get(id);
  }

  /**
   * Records that are certainly or likely of the person that `traits` describe, the likest first. A newborn that is called after its
   * mother fits each of her twins, so that none of several is certain.
   */
  findAlike(traits: FoldedTraits): Alike<Id>[] {
    const ids = new Set<Id>();
    for (const key of soughtKeys(traits)) for (const id of this.#blocks.get(key) ?? []) ids.add(id);
    const alike = [...ids]
      .map((id) => ({ id, likeness: computeLikeness(traits, this.#traits.get(id)!) }))
      .filter(({ likeness }) => likeness.verdict !== 'unlikely')
      .sort((a, b) => b.likeness.score - a.likeness.score);
    return alike.filter(isCertainNewborn).length > 1 ? alike.map(withoutNewbornCertainty) : alike;
  }
}

/** All pairs of a list that may be one person, with the same care for newborn twins. */
export function findAlikePairs<Id>(records: Iterable<readonly [Id, FoldedTraits]>): AlikePair<Id>[] {
  const index = new AlikeIndex<Id>();
  const pairs: AlikePair<Id>[] = [];
  for (const [id, traits] of records) {
    for (const { id: earlier, likeness } of index.findAlike(traits)) pairs.push({ a: earlier, b: id, likeness });
    index.set(id, traits);
  }
  return pairs.map((pair) => (isOneOfTwins(pair, pairs) ? withoutNewbornCertainty(pair) : pair));
}

function isOneOfTwins<Id>(pair: AlikePair<Id>, pairs: readonly AlikePair<Id>[]): boolean {
  if (!isCertainNewborn(pair)) return false;
  return pairs.some(
    (other) =>
      other !== pair && isByNewbornName(other) && [other.a, other.b].some((id) => id === pair.a || id === pair.b),
  );
}

function isByNewbornName({ likeness }: { readonly likeness: Likeness }): boolean {
  return likeness.reasons.includes('name.newborn');
}

function isCertainNewborn(found: { readonly likeness: Likeness }): boolean {
  return isByNewbornName(found) && found.likeness.verdict === 'certain';
}

function withoutNewbornCertainty<Found extends { readonly likeness: Likeness }>(found: Found): Found {
  return isCertainNewborn(found) ? { ...found, likeness: { ...found.likeness, verdict: 'likely' } } : found;
}

function ownKeys(traits: FoldedTraits): string[] {
  return [
    ...(traits.nik ? [`nik ${traits.nik}`] : []),
    ...(traits.birthDate ? [`born ${traits.birthDate}`] : []),
    ...(traits.name ? [`name ${traits.name.key}`] : []),
  ];
}

function soughtKeys(traits: FoldedTraits): string[] {
  const swapped = traits.birthDate && swapDayAndMonth(traits.birthDate);
  return swapped ? [...ownKeys(traits), `born ${swapped}`] : ownKeys(traits);
}
