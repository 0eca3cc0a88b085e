import type { Kysely } from 'kysely';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { inChunks } from './chunks.ts';
import { computePersonFacts, type Fact } from './person-facts.ts';
import { loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** Months of a Puskesmas that have facts; others are computed when they are asked for. */
export async function listMonths(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<LocalMonth[]> {
  const rows = await db
    .selectFrom('projected_month')
    .select('month')
    .where('puskesmas_id', '=', puskesmasId)
    .orderBy('month')
    .execute();
  return rows.map((row) => row.month).filter(isLocalMonth);
}

/** Adds a month: computes the facts of everybody for it. */
export async function addMonth(db: Kysely<ProjectionTables>, puskesmasId: string, month: LocalMonth): Promise<void> {
  const people = await loadRows(db, puskesmasId, 'person');
  const ids = [...new Set(people.map((row) => row.subject))];
  await writeFacts(db, puskesmasId, await factsOf(db, puskesmasId, ids, [month]));
  await db
    .insertInto('projected_month')
    .values({ puskesmas_id: puskesmasId, month })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Computes the facts of some people anew, in all months that have facts. Ids may be merged ones: their humans are found. */
export async function refreshFacts(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  personIds: readonly string[],
): Promise<void> {
  const months = await listMonths(db, puskesmasId);
  const aliases = await loadAliases(db, puskesmasId);
  const affected = new Set(personIds.flatMap((id) => [id, ...membersOf(aliases, aliases.get(id))]));
  await inChunks([...affected], async (part) => {
    await db
      .deleteFrom('fact')
      .where('puskesmas_id', '=', puskesmasId)
      .where('person_id', 'in', [...part])
      .execute();
  });
  if (months.length === 0) return;
  await writeFacts(db, puskesmasId, await factsOf(db, puskesmasId, [...affected], months));
}

/** Computes which ids mean one human anew. @returns ids whose human is another than before */
export async function refreshAliases(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<string[]> {
  const before = await loadAliases(db, puskesmasId);
  const after = computeAliases(await loadRows(db, puskesmasId, 'personMerge'));
  await db.deleteFrom('person_alias').where('puskesmas_id', '=', puskesmasId).execute();
  await inChunks([...after], async (part) => {
    const rows = part.map(([person_id, canonical_id]) => ({ puskesmas_id: puskesmasId, person_id, canonical_id }));
    await db.insertInto('person_alias').values(rows).execute();
  });
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

/** Canonical id of every merged person id. */
export async function loadAliases(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person_alias')
    .select(['person_id', 'canonical_id'])
    .where('puskesmas_id', '=', puskesmasId)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.canonical_id]));
}

async function factsOf(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  personIds: readonly string[],
  months: readonly LocalMonth[],
): Promise<Fact[]> {
  const aliases = await loadAliases(db, puskesmasId);
  const humans = new Map<string, string[]>();
  for (const id of personIds) {
    const canonical = aliases.get(id) ?? id;
    if (!humans.has(canonical)) humans.set(canonical, [canonical, ...membersOf(aliases, canonical)]);
  }
  const ids = [...new Set([...humans.values()].flat())];
  const persons = bySubject(await loadRows(db, puskesmasId, 'person', ids));
  const visits = bySubject(await loadRows(db, puskesmasId, 'visit', ids));
  return [...humans].flatMap(([canonicalId, members]) =>
    computePersonFacts(
      {
        canonicalId,
        persons: [...new Set(members)].flatMap((id) => persons.get(id) ?? []),
        visits: [...new Set(members)].sort(compareText).flatMap((id) => visits.get(id) ?? []),
      },
      months,
    ),
  );
}

async function writeFacts(db: Kysely<ProjectionTables>, puskesmasId: string, facts: readonly Fact[]): Promise<void> {
  await inChunks(facts, async (part) => {
    const rows = part.map(({ month, code, posyanduId, personId, sex, band }) => ({
      puskesmas_id: puskesmasId,
      month,
      code,
      posyandu_id: posyanduId,
      person_id: personId,
      sex,
      band,
    }));
    await db
      .insertInto('fact')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

function membersOf(aliases: ReadonlyMap<string, string>, canonical: string | undefined): string[] {
  if (canonical === undefined) return [];
  return [...aliases].filter(([, of]) => of === canonical).map(([id]) => id);
}

function bySubject(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.subject);
}
