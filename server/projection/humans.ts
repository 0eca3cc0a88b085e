import type { Kysely } from 'kysely';
import type { Row } from '#lib/events/fold.ts';
import { chooseRecord } from '#lib/events/person/choose-record.ts';
import { historyOf, type CountedHuman } from '#lib/events/person/history-of.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Aliases } from './aliases.ts';
import { loadOwned } from './owners.ts';
import { loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** Says of the record that speaks for somebody whether the rest is needed; of the others nothing more is read. */
export type IsWanted = (record: PersonRecord) => boolean;

/** Reads humans with all rows that speak of them under any of their ids. @returns those who are counted, by canonical id */
export async function loadHumans(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  canonicalIds: readonly string[],
  aliases: Aliases,
  isWanted?: IsWanted,
): Promise<Map<string, CountedHuman>> {
  const humans = new Map<string, CountedHuman>();
  for (const [id, rows] of await loadHumanRows(db, puskesmasId, canonicalIds, aliases, isWanted)) {
    const human = historyOf(id, rows);
    if (human) humans.set(id, human);
  }
  return humans;
}

/** All rows that speak of humans under any of their ids. @returns rows by canonical id, of those who stand in a register */
export async function loadHumanRows(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  canonicalIds: readonly string[],
  aliases: Aliases,
  isWanted?: IsWanted,
): Promise<Map<string, Row[]>> {
  const rowsOf = new Map<string, Row[]>();
  for (const row of await loadRows(
    db,
    puskesmasId,
    'person',
    canonicalIds.flatMap((id) => aliases.membersOf(id)),
  )) {
    const id = aliases.canonicalOf(row.subject);
    rowsOf.set(id, [...(rowsOf.get(id) ?? []), row]);
  }
  for (const [canonicalId, persons] of isWanted ? rowsOf : []) {
    const record = chooseRecord({ canonicalId, persons });
    if (!record || !isWanted?.(record)) rowsOf.delete(canonicalId);
  }
  // Who stands in no register is not counted: nothing more is read of them.
  const ids = [...rowsOf.keys()].flatMap((id) => aliases.membersOf(id));
  for (const row of await loadRows(db, puskesmasId, 'visit', ids)) {
    rowsOf.get(aliases.canonicalOf(row.subject))?.push(row);
  }
  const owned = (await loadOwned(db, puskesmasId, ids)).filter(({ table }) => table !== 'person');
  for (const [table, subjects] of Map.groupBy(owned, (one) => one.table)) {
    const humanOf = new Map(subjects.map(({ subject, ownerId }) => [subject, aliases.canonicalOf(ownerId)]));
    for (const row of await loadRows(db, puskesmasId, table, [...humanOf.keys()])) {
      rowsOf.get(humanOf.get(row.subject) ?? '')?.push(row);
    }
  }
  return rowsOf;
}
