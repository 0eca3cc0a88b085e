import type { Kysely } from 'kysely';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { SUBJECT_KINDS, type SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import { readTallyGroup, type Tally } from '#lib/domain/indicators/tally.ts';
import type { CountedHuman } from '#lib/events/person/history-of.ts';
import { loadAliases } from './aliases.ts';
import { inChunks } from './chunks.ts';
import { listKeptMonths } from './counted-months.ts';
import { codesIn } from './fact-codes.ts';
import { loadHumans, type IsWanted } from './humans.ts';
import { loadTallies, type TallyFilter } from './tally-store.ts';
import type { ProjectionTables } from './tables.ts';

/** A subject behind a number. */
export interface FactSubject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly posyanduId: string;
  /** All that is true of it in the month. */
  readonly codes: readonly string[];
}

/** Which subjects are asked for: those of some Posyandu that have any of the codes in a month. */
export interface SubjectQuery {
  readonly month: LocalMonth;
  readonly codes: readonly string[];
  readonly posyanduIds: readonly string[];
}

/** How many people of a Posyandu have a fact in a month. */
export interface FactCount {
  readonly posyanduId: string;
  readonly code: string;
  readonly sex: string;
  readonly band: string;
  readonly count: number;
}

/** Humans of one part: their histories are held together in memory. */
const HUMANS_A_PART = 300;

/** Tallies of the months that are counted, by month and unit. */
export async function readTallies(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  months: readonly LocalMonth[],
  filter?: TallyFilter,
): Promise<Map<LocalMonth, Map<string, Tally>>> {
  const done = new Set(await listKeptMonths(db, puskesmasId, true));
  const tallies = new Map<LocalMonth, Map<string, Tally>>();
  for (const month of new Set(months)) {
    if (done.has(month)) tallies.set(month, await loadTallies(db, puskesmasId, month, filter));
  }
  return tallies;
}

/** The counts of a tally, one entry a fact and group. */
export function countsOf(posyanduId: string, tally: Tally): FactCount[] {
  return Object.entries(tally).flatMap(([code, groups]) =>
    Object.entries(groups).map(([group, count]) => {
      const { sex, band } = readTallyGroup(group);
      return { posyanduId, code, sex, band, count };
    }),
  );
}

/** Subjects with any of the codes, each with all of its codes; by kind and id. */
export async function listSubjects(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  { month, codes, posyanduIds }: SubjectQuery,
): Promise<FactSubject[]> {
  const wanted = new Set(codes);
  const found: FactSubject[] = [];
  await inChunks([...new Set(posyanduIds)], async (part) => {
    const rows = await db
      .selectFrom('fact_set')
      .select(['kind', 'subject_id', 'posyandu_id', 'codes'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('month', '=', month)
      .where('posyandu_id', 'in', [...part])
      .where((where) => where.or([...wanted].map((code) => where('codes', 'like', `% ${code} %`))))
      .execute();
    for (const row of rows) {
      const own = codesIn(row.codes);
      const kind = SUBJECT_KINDS.find((known) => known === row.kind);
      if (!kind || !own.some((code) => wanted.has(code))) continue;
      found.push({ kind, subjectId: row.subject_id, posyanduId: row.posyandu_id, codes: own });
    }
  });
  return found.sort((a, b) => (a.kind + a.subjectId < b.kind + b.subjectId ? -1 : 1));
}

/** All codes of some people in a month, by canonical id. */
export async function listPersonFacts(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  month: LocalMonth,
  canonicalIds: readonly string[],
): Promise<Map<string, string[]>> {
  const facts = new Map<string, string[]>(canonicalIds.map((id) => [id, []]));
  await inChunks(canonicalIds, async (part) => {
    const rows = await db
      .selectFrom('fact_set')
      .select(['subject_id', 'codes'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('kind', '=', 'person')
      .where('subject_id', 'in', [...part])
      .where('month', '=', month)
      .execute();
    for (const row of rows) facts.set(row.subject_id, codesIn(row.codes));
  });
  return facts;
}

/** All codes of a person by month, the oldest first. */
export async function listMonthsOf(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  canonicalId: string,
): Promise<{ month: string; codes: string[] }[]> {
  const rows = await db
    .selectFrom('fact_set')
    .select(['month', 'codes'])
    .where('puskesmas_id', '=', puskesmasId)
    .where('kind', '=', 'person')
    .where('subject_id', '=', canonicalId)
    .orderBy('month')
    .execute();
  return rows.map(({ month, codes }) => ({ month, codes: codesIn(codes) }));
}

/** Everybody who lives at some Posyandu and is counted, in parts, with all that was ever recorded of them. */
export async function* eachHuman(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  posyanduIds: readonly string[],
  isWanted?: IsWanted,
): AsyncGenerator<CountedHuman[]> {
  const aliases = await loadAliases(db, puskesmasId);
  for (const posyanduId of new Set(posyanduIds)) {
    const rows = await db
      .selectFrom('projection_row')
      .select('subject')
      .where('puskesmas_id', '=', puskesmasId)
      .where('document_id', '=', `register:${posyanduId}`)
      .where('table_name', '=', 'person')
      .orderBy('subject')
      .execute();
    const ids = [...new Set(rows.map(({ subject }) => aliases.canonicalOf(subject)))];
    for (let from = 0; from < ids.length; from += HUMANS_A_PART) {
      const humans = await loadHumans(db, puskesmasId, ids.slice(from, from + HUMANS_A_PART), aliases, isWanted);
      const own = [...humans.values()].filter((human) => human.posyanduId === posyanduId);
      if (own.length > 0) yield own;
    }
  }
}
