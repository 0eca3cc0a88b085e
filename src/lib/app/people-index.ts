import {
  computeLikeness,
  foldTraits,
  mayBeAlike,
  type FoldedTraits,
  type PersonTraits,
} from '#lib/domain/people/likeness.ts';
import { PersonSearch } from '#lib/domain/people/person-search.ts';
import type { Row } from '#lib/events/fold.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';

/** A person found, and why: reasons of `likeness`, none for a search. */
export interface PersonHit {
  readonly person: PersonRecord;
  readonly reasons: readonly string[];
}

const SEARCH_LIMIT = 50;
const collator = new Intl.Collator('id');

/** The people of a register in memory: by id, by name, and by what is typed of them. Joined doubles are one person, under the id that is kept. */
export class PeopleIndex {
  readonly #rows = new Map<string, Row>();
  readonly #merges = new Map<string, Row>();
  readonly #records = new Map<string, PersonRecord>();
  readonly #search = new PersonSearch();
  /** Names are folded once a person. */
  readonly #folded = new WeakMap<PersonRecord, FoldedTraits>();
  #aliases = new Map<string, string>();

  /** Takes rows of the tables `person` and `personMerge`, new ones or newer ones. */
  take(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.table === 'personMerge') this.#merges.set(row.subject, row);
      const person = readPerson(row);
      if (!person) continue;
      this.#rows.set(row.subject, row);
      this.#records.set(row.subject, person);
    }
    if (rows.some(({ table }) => table === 'personMerge')) {
      this.#aliases = computeAliases([...this.#merges.values()]);
      for (const [id, person] of this.#records) this.#index(id, person);
    } else for (const { subject } of rows) this.#index(subject, this.#records.get(subject));
  }

  /** Everybody once, in the order of their names. */
  list(): PersonRecord[] {
    return this.#shown().sort((a, b) => collator.compare(a.name, b.name));
  }

  /** The person behind an id, also behind one that was joined to another. */
  find(personId: string): PersonRecord | undefined {
    return this.#records.get(this.canonicalId(personId));
  }

  /** The row behind a person, with every reading of every slot. */
  rowOf(personId: string): Row | undefined {
    return this.#rows.get(this.canonicalId(personId));
  }

  /** The id under which a person is shown. */
  canonicalId(personId: string): string {
    return this.#aliases.get(personId) ?? personId;
  }

  /** Every id that means this person. */
  idsOf(personId: string): string[] {
    const canonical = this.canonicalId(personId);
    const joined = [...this.#aliases].flatMap(([id, kept]) => (kept === canonical ? [id] : []));
    return [...new Set([canonical, ...joined])];
  }

  /** Forgiving search over name, mother, RT and the last digits of the NIK; best first, at most 50. */
  search(text: string): PersonHit[] {
    return this.#search.find(text, SEARCH_LIMIT).flatMap(({ id }) => {
      const person = this.#records.get(id);
      return person ? [{ person, reasons: [] }] : [];
    });
  }

  /** People who may be the one with these traits; best first. Nobody is passed over; `npm run bench -- doubles` says what that costs. */
  findAlike(traits: PersonTraits): PersonHit[] {
    const wanted = foldTraits(traits);
    return this.#shown()
      .filter((person) => mayBeAlike(traits, person))
      .map((person) => ({ person, likeness: computeLikeness(wanted, this.#foldedOf(person)) }))
      .filter(({ likeness }) => likeness.verdict !== 'unlikely')
      .sort((a, b) => b.likeness.score - a.likeness.score)
      .map(({ person, likeness }) => ({ person, reasons: likeness.reasons }));
  }

  /** Everybody once, in no order. */
  #shown(): PersonRecord[] {
    const shown: PersonRecord[] = [];
    for (const [id, person] of this.#records) if (this.canonicalId(id) === id) shown.push(person);
    return shown;
  }

  #index(id: string, person: PersonRecord | undefined): void {
    if (!person) return;
    if (this.canonicalId(id) === id) this.#search.set({ ...person, id });
    else this.#search.remove(id);
  }

  #foldedOf(person: PersonRecord): FoldedTraits {
    const known = this.#folded.get(person);
    if (known) return known;
    const folded = foldTraits(person);
    this.#folded.set(person, folded);
    return folded;
  }
}
