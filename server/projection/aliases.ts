import type { Kysely } from 'kysely';
import { computeAliases } from '#lib/events/person-aliases.ts';
import { inChunks } from './chunks.ts';
import { loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** Which ids mean one human. */
export class Aliases {
  readonly #canonical: ReadonlyMap<string, string>;
  readonly #members: ReadonlyMap<string, readonly string[]>;

  constructor(canonical: ReadonlyMap<string, string>) {
    this.#canonical = canonical;
    const groups = Map.groupBy(canonical.keys(), (id) => canonical.get(id) ?? id);
    this.#members = groups;
  }

  /** The id under which a human is counted. */
  canonicalOf(id: string): string {
    return this.#canonical.get(id) ?? id;
  }

  /** All ids of the human that an id means, its own among them. */
  membersOf(id: string): readonly string[] {
    return this.#members.get(this.canonicalOf(id)) ?? [id];
  }
}

/** Reads who is whom in a Puskesmas. */
export async function loadAliases(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<Aliases> {
  return new Aliases(await readAliases(db, puskesmasId));
}

/** Computes which ids mean one human anew. @returns ids whose human is another than before */
export async function refreshAliases(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<string[]> {
  const before = await readAliases(db, puskesmasId);
  const after = computeAliases(await loadRows(db, puskesmasId, 'personMerge'));
  await db.deleteFrom('person_alias').where('puskesmas_id', '=', puskesmasId).execute();
  await inChunks([...after], async (part) => {
    const rows = part.map(([person_id, canonical_id]) => ({ puskesmas_id: puskesmasId, person_id, canonical_id }));
    await db.insertInto('person_alias').values(rows).execute();
  });
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

async function readAliases(db: Kysely<ProjectionTables>, puskesmasId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person_alias')
    .select(['person_id', 'canonical_id'])
    .where('puskesmas_id', '=', puskesmasId)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.canonical_id]));
}
