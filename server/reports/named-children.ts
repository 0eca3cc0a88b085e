import { lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { inOrder, isWeighed } from '#lib/domain/growth/weighing.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, weighingOf } from '#lib/events/visit-view.ts';
import type { ProjectionReader } from '../projection/reader.ts';

/** A child behind a number of the monthly report. */
export interface NamedChild extends Pick<
  PersonRecord,
  'personId' | 'name' | 'sex' | 'birthDate' | 'motherName' | 'hamlet' | 'rt' | 'rw'
> {
  readonly birthDateEstimated: boolean;
  /** Name of the Posyandu of domicile. */
  readonly posyandu: string;
  /** All that is true of the child in the month. */
  readonly facts: readonly string[];
  /** The last one until the end of the month. */
  readonly lastWeighing: {
    readonly date: LocalDate;
    readonly weightKg: number;
    readonly lengthHeightCm?: number;
  } | null;
}

/** Which number is opened. */
export interface NumberAsked {
  readonly month: LocalMonth;
  readonly fact: ChildFact;
  /** Names of the Posyandu whose children are asked for, by id. */
  readonly posyandu: ReadonlyMap<string, string>;
}

/** The children behind a number, by name. */
export async function listNamedChildren(
  reader: ProjectionReader,
  puskesmasId: string,
  { month, fact, posyandu }: NumberAsked,
): Promise<NamedChild[]> {
  const people = await reader.listPeople(puskesmasId, {
    month,
    code: fact,
    posyanduIds: [...posyandu.keys()],
  });
  const aliases = computeAliases(await reader.listRows(puskesmasId, 'personMerge'));
  const canonicalOf = (id: string): string => aliases.get(id) ?? id;
  const ids = new Set(people.map(({ personId }) => canonicalOf(personId)));
  const facts = await reader.listFacts(puskesmasId, month, [...ids]);
  const members = [...ids, ...[...aliases].flatMap(([id, canonical]) => (ids.has(canonical) ? id : []))];
  const visits = (await reader.listVisits(puskesmasId, [...new Set(members)])).flatMap((row) => readVisit(row) ?? []);
  const byChild = Map.groupBy(visits, (visit) => canonicalOf(visit.personId));
  const until = lastDayOfMonth(month);
  return people.map((person) => {
    const canonical = canonicalOf(person.personId);
    const weighings = (byChild.get(canonical) ?? []).map(weighingOf).filter((one) => one.date <= until);
    const last = inOrder(weighings.filter(isWeighed)).at(-1);
    return {
      personId: person.personId,
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      birthDateEstimated: person.birthDateEstimated,
      motherName: person.motherName,
      hamlet: person.hamlet,
      rt: person.rt,
      rw: person.rw,
      posyandu: posyandu.get(parseDocumentId(person.documentId)?.posyanduId ?? '') ?? '',
      facts: facts.get(canonical) ?? [],
      lastWeighing: last ? { date: last.date, weightKg: last.weightKg, lengthHeightCm: last.lengthHeightCm } : null,
    };
  });
}
