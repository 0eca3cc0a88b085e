import { parsePersonId, type PersonId } from '#lib/domain/ids.ts';
import { AlikeIndex, type Alike } from '#lib/domain/people/alike-index.ts';
import { foldTraits, type FoldedTraits } from '#lib/domain/people/likeness.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { textOf } from '#lib/events/slots.ts';
import { PastStatements } from './past-statements.ts';
import type { SaidBefore } from './slot-changes.ts';

/** A person that the registers of a Puskesmas hold. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly posyanduId: string;
  readonly record: PersonRecord;
  readonly row: Row;
  /** True for a value that an import has said of this person before. */
  readonly saidBefore: SaidBefore;
}

/**
 * The registers of a Puskesmas as they stand before an import, laid out for finding people.
 * Merged people stay findable each by what their own record says; `keptOf` leads to the one that is kept.
 */
export class KnownRegister {
  readonly #people = new Map<PersonId, KnownPerson>();
  readonly #index = new AlikeIndex<PersonId>();
  readonly #merges = new Map<string, Set<string>>();
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #pregnancies: readonly Row[];
  readonly #past: PastStatements;
  /** People by what imports have said of them, where somebody has corrected it since. */
  readonly #pastIndex = new AlikeIndex<PersonId>();

  /**
   * @param rows tables `person`, `personMerge` and `pregnancy` of all registers
   * @param statements what imports have said of people
   */
  constructor(rows: readonly Row[], statements: readonly PosyanduEvent[] = []) {
    this.#past = new PastStatements(statements);
    for (const row of rows) {
      if (row.table === 'person') this.#addPerson(row);
      if (row.table === 'personMerge') this.#addMerge(row);
    }
    this.#aliases = computeAliases(rows.filter((row) => row.table === 'personMerge'));
    this.#pregnancies = rows.filter((row) => row.table === 'pregnancy');
    for (const row of this.#past.rows) this.#addPast(row);
  }

  get people(): readonly KnownPerson[] {
    return [...this.#people.values()];
  }

  find(id: PersonId): KnownPerson | undefined {
    return this.#people.get(id);
  }

  /** People that certainly or likely are the one described, the likest first. */
  findAlike(traits: FoldedTraits): Alike<PersonId>[] {
    const now = this.#index.findAlike(traits);
    const found = new Set(now.map(({ id }) => id));
    const past = this.#pastIndex.findAlike(traits).filter(({ id }) => !found.has(id));
    return [...now, ...past].sort((a, b) => b.likeness.score - a.likeness.score);
  }

  /** The person that stands for this one after merges. */
  keptOf(id: PersonId): PersonId {
    const kept = parsePersonId(this.#aliases.get(id) ?? id);
    return kept.ok && this.#people.has(kept.value) ? kept.value : id;
  }

  /** True where someone, or an import, has decided on this pair before: joined or parted. */
  isDecided(a: string, b: string): boolean {
    return this.#merges.get(a)?.has(b) === true || this.#merges.get(b)?.has(a) === true;
  }

  /** Pregnancies recorded for a person. */
  pregnanciesOf(id: PersonId): readonly Row[] {
    return this.#pregnancies.filter((row) => textOf(row, 'personId') === id);
  }

  #addPerson(row: Row): void {
    const record = readPerson(row);
    const document = parseDocumentId(row.documentId);
    if (!record || !document) return;
    const { personId } = record;
    const saidBefore: SaidBefore = (slot, value) => this.#past.has(personId, slot, value);
    this.#people.set(personId, { personId, posyanduId: document.posyanduId, record, row, saidBefore });
    this.#index.set(personId, traitsOf(record));
  }

  #addPast(row: Row): void {
    const record = readPerson(row);
    if (!record || !this.#people.has(record.personId)) return;
    this.#pastIndex.set(record.personId, traitsOf(record));
  }

  #addMerge(row: Row): void {
    const [keep, extra] = [textOf(row, 'keep'), textOf(row, 'extra')];
    if (keep === undefined || extra === undefined) return;
    const decided = this.#merges.get(keep);
    if (decided) decided.add(extra);
    else this.#merges.set(keep, new Set([extra]));
  }
}

/** What tells a recorded person from others. */
export function traitsOf(record: PersonRecord): FoldedTraits {
  const { name, sex, birthDate, birthDateEstimated, nik, familyCardNo, motherName, motherNik } = record;
  return foldTraits({ name, sex, birthDate, birthDateEstimated, nik, familyCardNo, motherName, motherNik });
}
