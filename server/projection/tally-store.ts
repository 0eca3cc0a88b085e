import type { Kysely } from 'kysely';
import { addToTally, sumTallies, type OpenTally, type Tally } from '#lib/domain/indicators/tally.ts';
import { inChunks } from './chunks.ts';
import { codesIn, groupIn } from './fact-codes.ts';
import type { ProjectionTables } from './tables.ts';

type Counted = Pick<ProjectionTables['fact_set'], 'month' | 'posyandu_id' | 'sex' | 'band' | 'codes'>;

/** What some sets of facts add to tallies or take off them, written in the end: of each Posyandu, and of the Puskesmas. */
export class TallyChanges {
  readonly #db: Kysely<ProjectionTables>;
  readonly #puskesmasId: string;
  readonly #changes = new Map<string, Map<string, OpenTally>>();

  constructor(db: Kysely<ProjectionTables>, puskesmasId: string) {
    this.#db = db;
    this.#puskesmasId = puskesmasId;
  }

  add(set: Counted, by: 1 | -1): void {
    addToTally(this.#tallyOf(set.month, set.posyandu_id), codesIn(set.codes), groupIn(set), by);
  }

  async write(): Promise<void> {
    for (const [month, ofPosyandu] of this.#changes) {
      const units = new Map<string, Tally>([...ofPosyandu, [this.#puskesmasId, sumTallies(ofPosyandu.values())]]);
      const stored = await loadTallies(this.#db, this.#puskesmasId, month, { unitIds: [...units.keys()] });
      const rows = [...units]
        .filter(([, change]) => Object.keys(change).length > 0)
        .map(([unit_id, change]) => {
          const tally: OpenTally = stored.get(unit_id) ?? {};
          for (const [fact, groups] of Object.entries(change)) {
            for (const [group, by] of Object.entries(groups)) addToTally(tally, [fact], group, by);
          }
          return { puskesmas_id: this.#puskesmasId, month, unit_id, counts: JSON.stringify(tally) };
        });
      await inChunks(rows, async (part) => {
        await this.#db
          .insertInto('tally')
          .values([...part])
          .onConflict((conflict) =>
            conflict
              .columns(['puskesmas_id', 'month', 'unit_id'])
              .doUpdateSet({ counts: (set) => set.ref('excluded.counts') }),
          )
          .execute();
      });
    }
  }

  #tallyOf(month: string, unitId: string): OpenTally {
    let units = this.#changes.get(month);
    if (!units) this.#changes.set(month, (units = new Map()));
    let tally = units.get(unitId);
    if (!tally) units.set(unitId, (tally = {}));
    return tally;
  }
}

/** Which tallies of a month are wanted; all that is left out. */
export interface TallyFilter {
  readonly unitIds?: readonly string[] | undefined;
  readonly facts?: readonly string[] | undefined;
}

/** Tallies of a month by unit. */
export async function loadTallies(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  month: string,
  { unitIds, facts }: TallyFilter = {},
): Promise<Map<string, Tally>> {
  const query = db
    .selectFrom('tally')
    .select(['unit_id', 'counts'])
    .where('puskesmas_id', '=', puskesmasId)
    .where('month', '=', month);
  const tallies = new Map<string, Tally>();
  const take = (rows: readonly { readonly unit_id: string; readonly counts: string }[]) => {
    for (const { unit_id, counts } of rows) tallies.set(unit_id, parseTally(counts, facts));
  };
  if (!unitIds) take(await query.execute());
  else await inChunks(unitIds, async (part) => take(await query.where('unit_id', 'in', [...part]).execute()));
  return tallies;
}

/** Reads a stored tally. Of a year of a Puskesmas a line needs five facts of three hundred: those alone are parsed. */
export function parseTally(counts: string, facts?: readonly string[]): Tally {
  if (!facts) return JSON.parse(counts) as Tally;
  const tally: { [fact: string]: Tally[string] } = {};
  for (const fact of facts) {
    // Groups hold numbers, so only a fact is followed by a brace.
    const name = `"${fact}":`;
    const at = counts.indexOf(`${name}{`);
    if (at < 0) continue;
    tally[fact] = JSON.parse(counts.slice(at + name.length, counts.indexOf('}', at) + 1)) as Tally[string];
  }
  return tally;
}
