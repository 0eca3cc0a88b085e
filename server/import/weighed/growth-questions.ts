import { findGrowthQuestions, type GrowthQuestion } from '#lib/domain/growth/plausibility.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import { issueOf, type ImportIssue } from '../issue.ts';
import type { IdentifiedRow } from './identify-rows.ts';

/** A row beside everything that is known of its child, the rows of this import included. */
export interface GrownRow extends IdentifiedRow {
  readonly series: readonly Weighing[];
}

/** Headings under which questions about measurements are asked; a question without one is not of this kind of file. */
export type QuestionHeadings = { readonly [question in GrowthQuestion]?: string };

/** Asks what measurements raise by themselves and beside the earlier ones; the values are kept. */
export function growthQuestions({ row, child, series }: GrownRow, headings: QuestionHeadings): ImportIssue[] {
  const { birthDate, sex } = child;
  if (birthDate === undefined) return [];
  const now: Weighing = { date: row.date, ...row.measures };
  return findGrowthQuestions({ birthDate, sex }, now, series).flatMap((question) => {
    const column = headings[question];
    return column === undefined ? [] : [issueOf(row, question, { column, value: '' })];
  });
}
