import type { LocalMonth } from '#lib/domain/dates.ts';
import { computeChildMonthFacts } from '#lib/domain/indicators/child-facts.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { Row } from '#lib/events/fold.ts';
import { countedPerson, readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, weighingOf } from '#lib/events/visit-view.ts';

/** One thing that is true of a person in a month, at the Posyandu where the person lives. */
export interface Fact {
  readonly month: LocalMonth;
  readonly code: string;
  readonly posyanduId: string;
  readonly personId: string;
  /** `m`, `f`, or empty where the register leaves it open. */
  readonly sex: string;
  /** Age band of the month; empty where the fact knows none. */
  readonly band: string;
}

/** A human with all rows that speak of it, under whichever of its ids. */
export interface PersonRows {
  readonly canonicalId: string;
  readonly persons: readonly Row[];
  readonly visits: readonly Row[];
}

/** What is true of a person in each of the months: the domain's facts, with where and for whom they count. */
export function computePersonFacts(rows: PersonRows, months: readonly LocalMonth[]): Fact[] {
  const person = chooseRecord(rows);
  const counted = person && countedPerson(person);
  const posyanduId = person && parseDocumentId(person.documentId)?.posyanduId;
  if (!counted || posyanduId === undefined) return [];
  const weighings = rows.visits.flatMap((row) => {
    const visit = readVisit(row);
    return visit ? [weighingOf(visit)] : [];
  });
  return months.flatMap((month) => {
    const { band, facts } = computeChildMonthFacts(counted, weighings, month);
    return facts.map((code) => ({
      month,
      code,
      posyanduId,
      personId: rows.canonicalId,
      sex: counted.sex ?? '',
      band: band ?? '',
    }));
  });
}

/** The register row that speaks for a human: a resident before a visitor, one who stayed before one who left, the kept id before others. */
export function chooseRecord({
  canonicalId,
  persons,
}: Pick<PersonRows, 'canonicalId' | 'persons'>): PersonRecord | undefined {
  const rank = (person: PersonRecord): number =>
    (person.outOfArea ? 4 : 0) + (person.leftDate ? 2 : 0) + (person.personId === canonicalId ? 0 : 1);
  return persons
    .flatMap((row) => readPerson(row) ?? [])
    .sort((a, b) => rank(a) - rank(b) || (a.documentId < b.documentId ? -1 : 1))[0];
}
