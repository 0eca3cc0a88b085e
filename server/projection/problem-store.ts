import type { Kysely } from 'kysely';
import { firstDayOfMonth, isLocalDate, isLocalMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { SUBJECT_KINDS, type SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import { inChunks } from './chunks.ts';
import { findSpans, type ProblemSpan } from './problem-spans.ts';
import type { ProjectionTables } from './tables.ts';

type StoredSpan = ProjectionTables['problem_span'];
type Sets = Parameters<typeof findSpans>[0];

/** A problem that stands in a month. */
export interface StandingProblem {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly posyanduId: string;
  /** The fact that stands. */
  readonly problem: string;
  /** First month of the run, and the day in it from which the problem has stood. */
  readonly since: LocalMonth;
  readonly sinceDate: LocalDate;
}

/**
 * Changes of problems, written in the end. What is stored of a subject always follows from its stored sets of facts, so nothing is read for it.
 */
export class ProblemChanges {
  readonly #db: Kysely<ProjectionTables>;
  readonly #puskesmasId: string;
  readonly #gone: StoredSpan[] = [];
  readonly #fresh: StoredSpan[] = [];

  constructor(db: Kysely<ProjectionTables>, puskesmasId: string) {
    this.#db = db;
    this.#puskesmasId = puskesmasId;
  }

  /** One subject, its sets of all months before and after. */
  replace(kind: SubjectKind, subjectId: string, before: Sets, after: Sets): void {
    const stored = new Map(findSpans(before).map((span) => [keyOf(span), span]));
    const row = (span: ProblemSpan): StoredSpan => ({
      puskesmas_id: this.#puskesmasId,
      kind,
      subject_id: subjectId,
      problem: span.problem,
      since: span.since,
      until: span.until,
      posyandu_id: span.posyanduId,
      since_date: span.sinceDate,
    });
    for (const span of findSpans(after)) {
      const known = stored.get(keyOf(span));
      stored.delete(keyOf(span));
      if (!known || !isSame(known, span)) this.#fresh.push(row(span));
    }
    for (const span of stored.values()) this.#gone.push(row(span));
  }

  async write(): Promise<void> {
    for (const { puskesmas_id, kind, subject_id, problem, since } of this.#gone) {
      await this.#db
        .deleteFrom('problem_span')
        .where('puskesmas_id', '=', puskesmas_id)
        .where('kind', '=', kind)
        .where('subject_id', '=', subject_id)
        .where('problem', '=', problem)
        .where('since', '=', since)
        .execute();
    }
    await inChunks(this.#fresh, async (part) => {
      await this.#db
        .insertInto('problem_span')
        .values([...part])
        .onConflict((conflict) =>
          conflict.columns(['puskesmas_id', 'kind', 'subject_id', 'problem', 'since']).doUpdateSet({
            until: (span) => span.ref('excluded.until'),
            posyandu_id: (span) => span.ref('excluded.posyandu_id'),
            since_date: (span) => span.ref('excluded.since_date'),
          }),
        )
        .execute();
    });
  }
}

/** What stands in a month at some Posyandu, by kind of subject and id. */
export async function listStanding(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  { month, posyanduIds }: { readonly month: LocalMonth; readonly posyanduIds: readonly string[] },
): Promise<StandingProblem[]> {
  const found: StandingProblem[] = [];
  await inChunks([...new Set(posyanduIds)], async (part) => {
    const rows = await db
      .selectFrom('problem_span')
      .select(['kind', 'subject_id', 'posyandu_id', 'problem', 'since', 'since_date'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('posyandu_id', 'in', [...part])
      .where('until', '>=', month)
      .where('since', '<=', month)
      .execute();
    for (const { kind: name, subject_id: subjectId, posyandu_id: posyanduId, problem, since, since_date } of rows) {
      const kind = SUBJECT_KINDS.find((known) => known === name);
      if (!kind || !isLocalMonth(since)) continue;
      const sinceDate = isLocalDate(since_date) ? since_date : firstDayOfMonth(since);
      found.push({ kind, subjectId, posyanduId, problem, since, sinceDate });
    }
  });
  return found.sort((a, b) => (a.kind + a.subjectId < b.kind + b.subjectId ? -1 : 1));
}

function isSame(a: ProblemSpan, b: ProblemSpan): boolean {
  return a.until === b.until && a.posyanduId === b.posyanduId && a.sinceDate === b.sinceDate;
}

function keyOf({ problem, since }: ProblemSpan): string {
  return `${problem} ${since}`;
}
