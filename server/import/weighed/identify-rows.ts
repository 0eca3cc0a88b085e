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
  /** The first row of each child that no register holds. */
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
  readonly newChildren: IdentifiedRow[] = [];
  readonly issues: ImportIssue[] = [];
  readonly #context: IdentifyContext;
  readonly #fresh = new FreshPeople();
  readonly #freshChildren = new Map<PersonId, Child>();

  constructor(context: IdentifyContext) {
    this.#context = context;
  }

  take(row: WeighedRow): void {
    const match = matchChild(row.identity.traits, [this.#context.known, this.#fresh]);
    if (match.kind === 'ambiguous') return this.#remark(row, 'PERSON_AMBIGUOUS', 'name', row.cells.name);
    const place = this.#context.placeOf(row);
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
    this.#freshChildren.set(personId, child);
    this.newChildren.push({ row, child, posyanduId });
    this.rows.push({ row, child, posyanduId });
    if (visitor) this.#remark(row, 'OUT_OF_AREA', 'village', row.village);
    else this.#remark(row, 'NOT_IN_REGISTER', 'name', row.cells.name);
  }

  #childOf(personId: PersonId): Child {
    const fresh = this.#freshChildren.get(personId);
    if (fresh) return fresh;
    const known = this.#context.known.find(personId);
    if (!known) throw new Error('a matched person is in no register');
    const { birthDate, sex, outOfArea: visitor } = known.record;
    return { personId, birthDate, sex, visitor, homeId: known.posyanduId, known };
  }

  #remark(row: WeighedRow, code: IssueCode, heading: keyof WeighedHeadings, value: string): void {
    this.issues.push(issueOf(row, code, { column: this.#context.headings[heading], value }));
  }
}
