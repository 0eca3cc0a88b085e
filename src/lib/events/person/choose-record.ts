import type { Row } from '../fold.ts';
import { readPerson, type PersonRecord } from '../person-view.ts';

/** Rows of the table `person` under all ids of one human. */
export interface RegisterRows {
  readonly canonicalId: string;
  readonly persons: readonly Row[];
}

/** The register row that speaks for a human: a resident before a visitor, one who stayed before one who left, the kept id before others. */
export function chooseRecord({ canonicalId, persons }: RegisterRows): PersonRecord | undefined {
  return chooseRegisterRow(canonicalId, persons)?.record;
}

/** The same with the row it was read from. */
export function chooseRegisterRow(
  canonicalId: string,
  persons: readonly Row[],
): { readonly row: Row; readonly record: PersonRecord } | undefined {
  const rank = ({ outOfArea, leftDate, personId }: PersonRecord): number =>
    (outOfArea ? 4 : 0) + (leftDate ? 2 : 0) + (personId === canonicalId ? 0 : 1);
  return persons
    .flatMap((row) => {
      const record = readPerson(row);
      return record ? [{ row, record }] : [];
    })
    .sort(
      ({ record: a }, { record: b }) =>
        rank(a) - rank(b) ||
        (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : 0) ||
        (a.personId < b.personId ? -1 : 1),
    )[0];
}
