import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { PwsUnit } from './unit-tree.ts';

/** Somebody or something of which facts are told, with those of the facts asked for that hold. */
export interface FactSubject {
  /** `person`, `session`, `family`, `homeVisit`, `referral`, `report` ... */
  readonly kind: string;
  readonly subjectId: string;
  readonly posyanduId: string;
  /** Whom it is about, where it is about somebody else than itself. */
  readonly personId?: string;
  readonly codes: readonly string[];
}

/** Where the subjects behind facts, and the people among them, are found. */
export interface SubjectSource {
  listSubjects(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly codes: readonly string[]; readonly posyanduIds: readonly string[] },
  ): Promise<readonly FactSubject[]>;
  findPeople(puskesmasId: string, ids: readonly string[]): Promise<readonly PersonRecord[]>;
}

/** A subject with what one needs to find it: for the eyes of those who may see names. */
export interface NamedSubject {
  readonly kind: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly name: string | null;
  readonly birthDate: LocalDate | null;
  readonly sex: string | null;
  readonly posyanduId: string;
  readonly posyandu: string;
  readonly hamlet: string | null;
  readonly rt: string | null;
}

/** Everybody and everything behind one fact, people by name. */
export async function listNamedSubjects(
  source: SubjectSource,
  unit: PwsUnit,
  month: LocalMonth,
  fact: string,
): Promise<NamedSubject[]> {
  const named = await Promise.all(
    unit.parts.map(async ({ puskesmasId, posyandu }) => {
      const posyanduIds = posyandu.map(({ posyanduId }) => posyanduId);
      const subjects = await source.listSubjects(puskesmasId, { month, codes: [fact], posyanduIds });
      return await nameSubjects(source, puskesmasId, unit, subjects);
    }),
  );
  return named
    .flat()
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'id') || compare(a.subjectId, b.subjectId));
}

/** Puts names to subjects of one Puskesmas, in their order. */
export async function nameSubjects(
  source: Pick<SubjectSource, 'findPeople'>,
  puskesmasId: string,
  unit: PwsUnit,
  subjects: readonly FactSubject[],
): Promise<NamedSubject[]> {
  const posyanduOf = new Map(unit.parts.flatMap(({ posyandu }) => posyandu.map((one) => [one.posyanduId, one])));
  const ids = new Set(subjects.flatMap((one) => personOf(one) ?? []));
  const people = new Map((await source.findPeople(puskesmasId, [...ids])).map((one) => [String(one.personId), one]));
  return subjects.map((subject) => {
    const personId = personOf(subject);
    const person = personId === undefined ? undefined : people.get(personId);
    const posyandu = posyanduOf.get(subject.posyanduId);
    return {
      kind: subject.kind,
      subjectId: subject.subjectId,
      personId: personId ?? null,
      // A session is known by its day, a Posyandu by its name.
      name:
        person?.name ??
        (personId === undefined ? (parseDocumentId(subject.subjectId)?.period ?? posyandu?.name ?? null) : null),
      birthDate: person?.birthDate ?? null,
      sex: person?.sex ?? null,
      posyanduId: subject.posyanduId,
      posyandu: posyandu?.name ?? '',
      hamlet: person?.hamlet ?? posyandu?.hamlet ?? null,
      rt: person?.rt ?? null,
    };
  });
}

function personOf({ kind, subjectId, personId }: FactSubject): string | undefined {
  return kind === 'person' ? subjectId : personId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
