import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { PwsUnit } from './unit-tree.ts';

/** Somebody or something of which facts are told. */
export interface FactSubject {
  /** `person`, `session`, `family`, `homeVisit`, `referral`, `report` ... */
  readonly kind: string;
  readonly subjectId: string;
  readonly posyanduId: string;
  /** Whom it is about, where it is no person itself. */
  readonly personId?: string;
  /** What it is called, where it is about nobody. */
  readonly title?: string;
}

/** A subject with a problem that stands. */
export interface StandingSubject extends FactSubject {
  /** The fact that stands, and the day from which it has. */
  readonly problem: string;
  readonly sinceDate: LocalDate;
}

/** Where the subjects behind facts, and the people among them, are found. */
export interface SubjectSource {
  listSubjects(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly codes: readonly string[]; readonly posyanduIds: readonly string[] },
  ): Promise<readonly FactSubject[]>;
  /** The problems that stand in a month, by kind of subject and id. */
  listStanding(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly posyanduIds: readonly string[] },
  ): Promise<readonly StandingSubject[]>;
  /** Says of subjects that are no people whom they are about, or what they are called. */
  describe(puskesmasId: string, subjects: readonly FactSubject[]): Promise<readonly FactSubject[]>;
  /** Records of people by canonical id. */
  findPeople(puskesmasId: string, canonicalIds: readonly string[]): Promise<ReadonlyMap<string, PersonRecord>>;
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
  source: Pick<SubjectSource, 'findPeople' | 'describe'>,
  puskesmasId: string,
  unit: PwsUnit,
  found: readonly FactSubject[],
): Promise<NamedSubject[]> {
  const subjects = await source.describe(puskesmasId, found);
  const posyanduOf = new Map(unit.parts.flatMap(({ posyandu }) => posyandu.map((one) => [one.posyanduId, one])));
  const ids = new Set(subjects.flatMap((one) => personOf(one) ?? []));
  const people = await source.findPeople(puskesmasId, [...ids]);
  return subjects.map((subject) => {
    const personId = personOf(subject);
    const person = personId === undefined ? undefined : people.get(personId);
    const posyandu = posyanduOf.get(subject.posyanduId);
    return {
      kind: subject.kind,
      subjectId: subject.subjectId,
      personId: personId ?? null,
      name: person?.name ?? titleOf(subject) ?? posyandu?.name ?? null,
      birthDate: person?.birthDate ?? null,
      sex: person?.sex ?? null,
      posyanduId: subject.posyanduId,
      posyandu: posyandu?.name ?? '',
      hamlet: person?.hamlet ?? posyandu?.hamlet ?? null,
      rt: person?.rt ?? null,
    };
  });
}

/** A session is known by its day. */
function titleOf({ subjectId, title }: FactSubject): string | undefined {
  return title ?? parseDocumentId(subjectId)?.period;
}

function personOf({ kind, subjectId, personId }: FactSubject): string | undefined {
  return kind === 'person' ? subjectId : personId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
