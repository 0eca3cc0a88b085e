import type { ProjectionReader } from '../../projection/reader.ts';
import type { FactSubject, SubjectSource } from './subjects.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';

/** People behind facts that are stored one by one. */
export function subjectsOfFacts(reader: Pick<ProjectionReader, 'listPeople' | 'findPeople'>): SubjectSource {
  return {
    findPeople: (puskesmasId, ids) => reader.findPeople(puskesmasId, ids),
    listSubjects: async (puskesmasId, { month, codes, posyanduIds }) => {
      const found = new Map<string, FactSubject>();
      for (const code of codes) {
        for (const { personId, documentId } of await reader.listPeople(puskesmasId, { month, code, posyanduIds })) {
          const posyanduId = parseDocumentId(documentId)?.posyanduId ?? '';
          const known = found.get(personId)?.codes ?? [];
          found.set(personId, { kind: 'person', subjectId: personId, posyanduId, codes: [...known, code] });
        }
      }
      return [...found.values()];
    },
  };
}
