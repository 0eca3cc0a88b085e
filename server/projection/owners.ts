import type { Kysely } from 'kysely';
import type { TableName } from '#lib/events/catalogue.ts';
import { familyOf, personOf } from '#lib/events/person/row-owners.ts';
import { inChunks } from './chunks.ts';
import { loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** Tables whose rows name the person or family they speak of; of a visit the subject itself is the person. */
const OWNED: readonly TableName[] = [
  'person',
  'pregnancy',
  'dose',
  'contact',
  'lab',
  'sensitive',
  'supply',
  'homeVisit',
  'referral',
];

/** True where an owner is looked up: a visit needs none. */
export function isOwned(table: TableName): boolean {
  return OWNED.includes(table);
}

/** Whom some subjects speak of. */
export interface Owners {
  readonly people: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}

/**
 * Notes whom some subjects speak of, as their rows in all documents say by now.
 * @returns every owner that they have or had; of one that they had it is not known which of the two it is
 */
export async function refreshOwners(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  table: TableName,
  subjects: readonly string[],
): Promise<Owners> {
  const people = new Set<string>();
  const families = new Set<string>();
  const rows = Map.groupBy(await loadRows(db, puskesmasId, table, subjects), (row) => row.subject);
  await inChunks(subjects, async (part) => {
    const before = await db
      .selectFrom('row_owner')
      .select(['owner_id', 'subject'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('table_name', '=', table)
      .where('subject', 'in', [...part])
      .execute();
    const known = new Set(before.map(({ owner_id, subject }) => `${owner_id} ${subject}`));
    const now = part.flatMap((subject) => {
      const own = rows.get(subject) ?? [];
      const [personId, familyId] = [personOf(own), familyOf(own)];
      if (personId !== undefined) people.add(personId);
      if (familyId !== undefined) families.add(familyId);
      const ids = new Set([table === 'person' ? undefined : personId, familyId].filter((id) => id !== undefined));
      return [...ids].map((owner_id) => ({ puskesmas_id: puskesmasId, owner_id, table_name: table, subject }));
    });
    const stands = new Set(now.map(({ owner_id, subject }) => `${owner_id} ${subject}`));
    for (const { owner_id, subject } of before) {
      if (stands.has(`${owner_id} ${subject}`)) continue;
      people.add(owner_id);
      families.add(owner_id);
      await db
        .deleteFrom('row_owner')
        .where('puskesmas_id', '=', puskesmasId)
        .where('owner_id', '=', owner_id)
        .where('table_name', '=', table)
        .where('subject', '=', subject)
        .execute();
    }
    const fresh = now.filter(({ owner_id, subject }) => !known.has(`${owner_id} ${subject}`));
    if (fresh.length > 0) await db.insertInto('row_owner').values(fresh).execute();
  });
  return { people, families };
}

/** Subjects that speak of some people or families, by table. */
export async function loadOwned(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  ownerIds: readonly string[],
): Promise<{ readonly ownerId: string; readonly table: TableName; readonly subject: string }[]> {
  const found: { ownerId: string; table: TableName; subject: string }[] = [];
  await inChunks(ownerIds, async (part) => {
    const rows = await db
      .selectFrom('row_owner')
      .select(['owner_id', 'table_name', 'subject'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('owner_id', 'in', [...part])
      .execute();
    for (const { owner_id: ownerId, table_name, subject } of rows) {
      const table = OWNED.find((known) => known === table_name);
      if (table) found.push({ ownerId, table, subject });
    }
  });
  return found;
}
