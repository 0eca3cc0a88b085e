import type { Kysely } from 'kysely';
import { previousMonth, type LocalMonth } from '#lib/domain/dates.ts';
import type { CountedSubject, SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import { compareText } from '#lib/events/fold.ts';
import { inChunks } from './chunks.ts';
import { joinCodes } from './fact-codes.ts';
import { joinDays } from './problem-days.ts';
import { ProblemChanges } from './problem-store.ts';
import { TallyChanges } from './tally-store.ts';
import type { ProjectionTables } from './tables.ts';

type FactSet = ProjectionTables['fact_set'];
type SetsByMonth = ReadonlyMap<string, FactSet>;

const NO_SETS: SetsByMonth = new Map();

/** What is counted anew of one subject. */
export interface Recount {
  readonly kind: SubjectKind;
  readonly id: string;
  /** Missing for what is counted as nothing any more. */
  readonly subject: CountedSubject | undefined;
  readonly months: readonly LocalMonth[];
}

/** Writes what is true of some subjects, and brings tallies and problems in line with it; what has not changed is not written. */
export async function storeFacts(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  recounts: readonly Recount[],
): Promise<void> {
  const tallies = new TallyChanges(db, puskesmasId);
  const problems = new ProblemChanges(db, puskesmasId);
  const gone: FactSet[] = [];
  const fresh: FactSet[] = [];
  for (const [kind, own] of Map.groupBy(recounts, (one) => one.kind)) {
    const ids = own.map(({ id }) => id);
    const stored = await loadSets(db, puskesmasId, kind, ids);
    for (const { id, subject, months } of own) {
      const before: SetsByMonth = stored.get(id) ?? NO_SETS;
      const after = new Map(before);
      let isChanged = false;
      for (const month of months) {
        const was = before.get(month);
        const now = subject && factSet(puskesmasId, subject, month, after.get(previousMonth(month))?.codes);
        if (isSame(was, now)) continue;
        isChanged = true;
        if (was) tallies.add(was, -1);
        if (now) tallies.add(now, 1);
        if (now) fresh.push(now);
        else if (was) gone.push(was);
        if (now) after.set(month, now);
        else after.delete(month);
      }
      if (isChanged) problems.replace(kind, id, before, after);
    }
  }
  await removeSets(db, gone);
  await inChunks(fresh, async (part) => {
    await db
      .insertInto('fact_set')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['puskesmas_id', 'kind', 'subject_id', 'month']).doUpdateSet({
          posyandu_id: (set) => set.ref('excluded.posyandu_id'),
          sex: (set) => set.ref('excluded.sex'),
          band: (set) => set.ref('excluded.band'),
          codes: (set) => set.ref('excluded.codes'),
          days: (set) => set.ref('excluded.days'),
        }),
      )
      .execute();
  });
  await tallies.write();
  await problems.write();
}

function factSet(
  puskesmasId: string,
  subject: CountedSubject,
  month: LocalMonth,
  codesBefore: string | undefined,
): FactSet | undefined {
  const { kind, subjectId, posyanduId, sex, factsIn } = subject;
  const { band, facts } = factsIn(month);
  if (facts.length === 0) return undefined;
  const codes = joinCodes(facts);
  return {
    puskesmas_id: puskesmasId,
    kind,
    subject_id: subjectId,
    month,
    posyandu_id: posyanduId,
    sex: sex ?? '',
    band: band ?? '',
    codes,
    days: joinDays(subject, month, codes, codesBefore),
  };
}

function isSame(a: FactSet | undefined, b: FactSet | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.codes === b.codes && a.days === b.days && a.band === b.band && a.sex === b.sex && a.posyandu_id === b.posyandu_id
  );
}

/** Sets of some subjects by id and month. */
async function loadSets(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<Map<string, Map<string, FactSet>>> {
  const sets = new Map<string, Map<string, FactSet>>();
  await inChunks(ids, async (part) => {
    const rows = await db
      .selectFrom('fact_set')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('kind', '=', kind)
      .where('subject_id', 'in', [...part])
      .execute();
    for (const row of rows) {
      let own = sets.get(row.subject_id);
      if (!own) sets.set(row.subject_id, (own = new Map()));
      own.set(row.month, row);
    }
  });
  return sets;
}

async function removeSets(db: Kysely<ProjectionTables>, sets: readonly FactSet[]): Promise<void> {
  const inOrder = sets.toSorted((a, b) => compareText(a.subject_id, b.subject_id));
  for (const { puskesmas_id, kind, subject_id, month } of inOrder) {
    await db
      .deleteFrom('fact_set')
      .where('puskesmas_id', '=', puskesmas_id)
      .where('kind', '=', kind)
      .where('subject_id', '=', subject_id)
      .where('month', '=', month)
      .execute();
  }
}
