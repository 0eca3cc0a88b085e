import { computeAliases } from '#lib/events/person-aliases.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { textOf } from '#lib/events/slots.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { FactSubject, SubjectSource } from './subjects.ts';

/** Table in which a subject that is no person lies, and the slots that say whom it is about or what it is called. */
const TABLES: {
  readonly [kind: string]: { readonly table: Row['table']; readonly person?: string; readonly title?: string };
} = {
  referral: { table: 'referral', person: 'personId' },
  homeVisit: { table: 'homeVisit', person: 'personId' },
  family: { table: 'household', title: 'headName' },
};

/** The subjects behind facts as the projection keeps them. */
export function subjectsOf(
  reader: Pick<ProjectionReader, 'listSubjects' | 'listStanding' | 'listRows' | 'findPeople'>,
): SubjectSource {
  const canonicalIn = async (puskesmasId: string): Promise<(id: string) => string> => {
    const aliases = computeAliases(await reader.listRows(puskesmasId, 'personMerge'));
    return (id) => aliases.get(id) ?? id;
  };
  return {
    findPeople: async (puskesmasId, canonicalIds) => {
      const canonicalOf = await canonicalIn(puskesmasId);
      const people = await reader.findPeople(puskesmasId, canonicalIds);
      return new Map(people.map((person): [string, PersonRecord] => [canonicalOf(person.personId), person]));
    },
    listSubjects: (puskesmasId, query) => reader.listSubjects(puskesmasId, query),
    listStanding: (puskesmasId, query) => reader.listStanding(puskesmasId, query),
    describe: async (puskesmasId, subjects) => {
      const described = new Map<FactSubject, FactSubject>();
      const canonicalOf = await canonicalIn(puskesmasId);
      for (const [kind, own] of Map.groupBy(subjects, (subject) => subject.kind)) {
        const known = TABLES[kind];
        if (!known) continue;
        const ids = own.map(({ subjectId }) => subjectId);
        const rows = Map.groupBy(await reader.listRows(puskesmasId, known.table, ids), (row) => row.subject);
        for (const subject of own) {
          const said = (slot: string | undefined) =>
            slot &&
            (rows.get(subject.subjectId) ?? []).map((row) => textOf(row, slot)).find((text) => text !== undefined);
          const [person, title] = [said(known.person), said(known.title)];
          described.set(subject, {
            ...subject,
            ...(person ? { personId: canonicalOf(person) } : {}),
            ...(title ? { title } : {}),
          });
        }
      }
      return subjects.map((subject) => described.get(subject) ?? subject);
    },
  };
}
