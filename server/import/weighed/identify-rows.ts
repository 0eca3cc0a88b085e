import type { LocalDate } from '#lib/domain/dates.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Sex } from '#lib/domain/person.ts';
import { issueOf, type ImportIssue, type IssueCode } from '../issue.ts';
import type { KnownPerson, KnownRegister } from '../known/known-register.ts';
import { FreshPeople } from './fresh-people.ts';
import { matchChild } from './match-child.ts';
import { remarksOnIdentity } from './remarks-on-identity.ts';
import type { Place } from './resolve-places.ts';
import type { WeighedHeadings, WeighedRow } from './weighed-row.ts';

/** What is right of a child: what the register says, or for a child nobody knows the first row that names it. */
export interface Child {
  readonly personId: PersonId;
  readonly birthDate?: LocalDate;
  readonly sex?: Sex;
  /** From outside the area. */
  readonly visitor: boolean;
  /** Posyandu in whose register the child is, or will be. */
  readonly homeId: string;
  /** The child's record, where it is registered already. */
  readonly known?: KnownPerson;
}

/** A row whose child and place are known. */
export interface IdentifiedRow {
  readonly row: WeighedRow;
  readonly child: Child;
  /** Where it was measured. */
  readonly posyanduId: string;
}

export interface Identified {
  readonly rows: readonly IdentifiedRow[];
  /** For each child that no register holds the row that says most of it. */
  readonly newChildren: readonly IdentifiedRow[];
  readonly issues: readonly ImportIssue[];
}

export interface IdentifyContext {
  readonly known: KnownRegister;
  /** After missing units have been made: a place that is not unknown has its id. */
  readonly placeOf: (row: WeighedRow) => Place;
  readonly newPersonId: () => PersonId;
  /** Whether a file of this kind says enough of a child to register it. */
  readonly mayRegister: boolean;
  readonly headings: WeighedHeadings;
}

/** Finds for each row its child. Children that nobody knows are to be registered where they were measured, visitors as visitors. */
export function identifyRows(rows: readonly WeighedRow[], context: IdentifyContext): Identified {
  const identifier = new RowIdentifier(context);
  for (const row of rows) identifier.take(row);
  return identifier;
}

class RowIdentifier implements Identified {
  readonly rows: IdentifiedRow[] = [];
  readonly issues: ImportIssue[] = [];
  readonly #context: IdentifyContext;
  readonly #fresh = new FreshPeople();
  readonly #freshRows = new Map<PersonId, IdentifiedRow>();

  constructor(context: IdentifyContext) {
    this.#context = context;
  }

  get newChildren(): readonly IdentifiedRow[] {
    return [...this.#freshRows.values()];
  }

  take(row: WeighedRow): void {
    const place = this.#context.placeOf(row);
    const livesHere = (id: PersonId): boolean =>
      place.kind === 'place' && this.#childOf(id).homeId === place.posyanduId;
    const match = matchChild(row.identity.traits, [this.#context.known, this.#fresh], livesHere);
    if (match.kind === 'ambiguous') return this.#remark(row, 'PERSON_AMBIGUOUS', 'name', row.cells.name);
    if (place.kind === 'unknown' || place.posyanduId === undefined) {
      return this.#remark(row, row.posyandu === '' ? 'POSYANDU_EMPTY' : 'POSYANDU_UNKNOWN', 'posyandu', row.posyandu);
    }
    const { posyanduId, visitor } = place;
    if (match.kind === 'found') this.#takeKnown(row, this.#childOf(match.personId), posyanduId);
    else if (this.#context.mayRegister) this.#takeNew(row, posyanduId, visitor);
    else this.#remark(row, 'PERSON_UNKNOWN', 'name', row.cells.name);
  }

  #takeKnown(row: WeighedRow, child: Child, posyanduId: string): void {
    if (child.known) this.issues.push(...remarksOnIdentity(row, child.known, this.#context.headings));
    else this.#learn(row, child);
    if (child.birthDate !== undefined && row.date < child.birthDate) {
      return this.#remark(row, 'DATE_BEFORE_BIRTH', 'date', row.cells.date);
    }
    if (child.visitor) this.#remark(row, 'OUT_OF_AREA', 'village', row.village);
    else if (child.homeId !== posyanduId) this.#remark(row, 'WEIGHED_ELSEWHERE', 'posyandu', row.posyandu);
    this.rows.push({ row, child, posyanduId });
  }

  #takeNew(row: WeighedRow, posyanduId: string, visitor: boolean): void {
    const { birthDate, sex, traits } = row.identity;
    const personId = this.#context.newPersonId();
    const child = { personId, birthDate, sex, visitor, homeId: posyanduId };
    this.#fresh.add(personId, traits);
    this.#freshRows.set(personId, { row, child, posyanduId });
    this.rows.push({ row, child, posyanduId });
    if (visitor) this.#remark(row, 'OUT_OF_AREA', 'village', row.village);
    else this.#remark(row, 'NOT_IN_REGISTER', 'name', row.cells.name);
  }

  /** A child that was first met as a newborn without a name or NIK is registered with those that a later row gives. */
  #learn(row: WeighedRow, child: Child): void {
    const known = this.#freshRows.get(child.personId);
    if (!known || merit(row) <= merit(known.row)) return;
    this.#fresh.add(child.personId, row.identity.traits);
    this.#freshRows.set(child.personId, { ...known, row });
  }

  #childOf(personId: PersonId): Child {
    const fresh = this.#freshRows.get(personId);
    if (fresh) return fresh.child;
    const known = this.#context.known.find(personId);
    if (!known) throw new Error('a matched person is in no register');
    const { birthDate, sex, outOfArea: visitor } = known.record;
    return { personId, birthDate, sex, visitor, homeId: known.posyanduId, known };
  }

  #remark(row: WeighedRow, code: IssueCode, heading: keyof WeighedHeadings, value: string): void {
    this.issues.push(issueOf(row, code, { column: this.#context.headings[heading], value }));
  }
}

/** How much a row says of who a child is. */
function merit({ identity: { nik, traits } }: WeighedRow): number {
  return (nik === undefined ? 0 : 2) + (traits.name && !traits.name.newborn ? 1 : 0);
}
