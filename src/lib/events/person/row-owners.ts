import type { TableName } from '../catalogue.ts';
import type { Row } from '../fold.ts';
import { joinRows } from '../joined-row.ts';
import { textOf } from '../slots.ts';

/** Tables whose rows speak of people: a history is read from all of them. */
export const PERSON_TABLES = [
  'person',
  'visit',
  'pregnancy',
  'dose',
  'contact',
  'lab',
  'sensitive',
  'supply',
  'homeVisit',
  'referral',
] as const satisfies readonly TableName[];

const PERSON_TABLE_NAMES: ReadonlySet<string> = new Set(PERSON_TABLES);

/** True for a table whose rows speak of people. */
export function isPersonTable(table: TableName): boolean {
  return PERSON_TABLE_NAMES.has(table);
}

/**
 * Whom a subject speaks of, as its rows in all documents say together: a referral that nakes decide on belongs to whom the cadre proposed it for.
 * Ids are as stated; merged ones are for the caller to follow.
 * @param rows of one table and subject
 * @returns undefined where no row says it, or it speaks of no person
 */
export function personOf(rows: readonly Row[]): string | undefined {
  const first = rows[0];
  if (!first || !isPersonTable(first.table)) return undefined;
  if (first.table === 'person' || first.table === 'visit') return first.subject;
  const stated = textOf(joinRows(rows), 'personId');
  return stated ?? (first.table === 'sensitive' ? first.subject : undefined);
}

/** The family that a subject speaks of: of a person where it lives, of a visit to a house whose house it was. */
export function familyOf(rows: readonly Row[]): string | undefined {
  const table = rows[0]?.table;
  if (table === 'household') return rows[0]?.subject;
  return table === 'person' || table === 'homeVisit' ? textOf(joinRows(rows), 'householdId') : undefined;
}
