import { posyanduOf } from '#lib/events/document-place.ts';
import type { Row } from '#lib/events/fold.ts';
import { chooseRegisterRow } from '#lib/events/person/choose-record.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { ProjectionReader } from '../../projection/reader.ts';

/** Where people, families and what is recorded of them are read. */
export type PeopleSource = Pick<ProjectionReader, 'findHumanRows' | 'listMonthsOf' | 'listRows' | 'readDocument'>;

/** Somebody of a register, with the rows that everybody who works for the Posyandu may read. */
export interface PersonFile {
  /** Canonical id: doubles that were joined are one person. */
  readonly personId: string;
  /** The Posyandu where the person lives and is counted. */
  readonly posyanduId: string;
  readonly person: PersonRecord;
  /** Of every table but `sensitive`: what was answered in confidence stays on the devices of nakes. */
  readonly rows: readonly Row[];
}

/** Reads the files of some people. @returns those who stand in a register; by name */
export async function loadPersonFiles(
  source: PeopleSource,
  puskesmasId: string,
  personIds: readonly string[],
): Promise<PersonFile[]> {
  const found = await source.findHumanRows(puskesmasId, personIds);
  return [...found]
    .flatMap(([personId, all]): PersonFile[] => {
      const rows = all.filter(({ table }) => table !== 'sensitive');
      const chosen = chooseRegisterRow(
        personId,
        rows.filter(({ table }) => table === 'person'),
      );
      const posyanduId = chosen && posyanduOf(chosen.row.documentId);
      return chosen && posyanduId !== undefined ? [{ personId, posyanduId, person: chosen.record, rows }] : [];
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'id') || (a.personId < b.personId ? -1 : 1));
}
