import type { LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { readHousehold } from '#lib/events/household-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { App } from '../app.svelte.ts';
import type { Reader } from '#lib/events/person/person-care.ts';
import type { Records } from '../records/records.svelte.ts';
import type { Register } from '../register.svelte.ts';
import { personOf, readKnownPerson, VISIT_LIST_TABLES } from './known-person.ts';
import { findLastResults } from './last-results.ts';
import { listVisits, sessionDatesOf, type KnownCase, type VisitListEntry } from './visit-list.ts';

/** What the list of home visits is made from. */
export interface VisitListPorts {
  readonly register: Pick<Register, 'people' | 'canonicalId' | 'rowOf'>;
  /** Follows `VISIT_LIST_TABLES`. */
  readonly records: Pick<Records, 'rows' | 'close'>;
  readonly today: LocalDate;
  /** Who looks: confidential reasons are for who asked and for nakes. */
  readonly reader: Reader | undefined;
}

interface Remembered {
  readonly person: PersonRecord;
  readonly rows: readonly Row[];
  readonly known: KnownCase;
}

/** The list of home visits of today, from everything that this device holds; follows every change and judges only what has changed. */
export class VisitList {
  readonly #ports: VisitListPorts;
  readonly #remembered = new Map<string, Remembered>();
  readonly #cases = $derived.by(() => this.#readCases());
  readonly #entries = $derived.by(() => this.#list());

  constructor(ports: VisitListPorts) {
    this.#ports = ports;
  }

  /** Everybody to visit, the most pressing first. */
  get entries(): readonly VisitListEntry[] {
    return this.#entries;
  }

  /** Somebody of the list, by canonical id. */
  find(personId: string): VisitListEntry | undefined {
    return this.#entries.find(({ person }) => person.personId === personId);
  }

  /** What is known of a person of the Posyandu. */
  caseOf(personId: string): KnownCase | undefined {
    return this.#cases.find(({ known }) => known.person.personId === personId);
  }

  close(): Promise<void> {
    return this.#ports.records.close();
  }

  #list(): VisitListEntry[] {
    const households = this.#ports.records.rows('household').flatMap((row) => readHousehold(row) ?? []);
    return listVisits(this.#cases, households, sessionDatesOf(this.#cases), this.#ports.today);
  }

  #readCases(): KnownCase[] {
    const { register, records } = this.#ports;
    const rows = VISIT_LIST_TABLES.flatMap((table) => records.rows(table));
    const byPerson = Map.groupBy(rows, (row) => register.canonicalId(personOf(row) ?? ''));
    return register.people
      .filter(({ status, outOfArea }) => !outOfArea && (status === 'active' || status === 'temporary'))
      .map((person) => this.#caseOf(person, byPerson.get(person.personId) ?? []));
  }

  #caseOf(person: PersonRecord, rows: readonly Row[]): KnownCase {
    const before = this.#remembered.get(person.personId);
    if (before?.person === person && isSame(before.rows, rows)) return before.known;
    const { register, today, reader } = this.#ports;
    const row = register.rowOf(person.personId);
    const read = readKnownPerson(person, rows, today, { reader, ...(row && { register: row }) });
    const known = { known: read, results: findLastResults(read, today) };
    this.#remembered.set(person.personId, { person, rows, known });
    return known;
  }
}

/** Opens the list of today; close it when the page goes. Undefined before the device is enrolled. */
export async function openVisitList(
  app: Pick<App, 'openRecords' | 'register' | 'sessionDay' | 'signIn'>,
): Promise<VisitList | undefined> {
  const records = await app.openRecords(VISIT_LIST_TABLES);
  const { register, sessionDay, signIn } = app;
  if (records && register && sessionDay) {
    return new VisitList({ register, records, today: sessionDay.date, reader: signIn.current });
  }
  await records?.close();
  return undefined;
}

function isSame(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, at) => row === b[at]);
}
