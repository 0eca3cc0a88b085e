import { completedMonths } from '#lib/domain/age.ts';
import { monthOf, previousMonth, type LocalDate } from '#lib/domain/dates.ts';
import { BALITA_MONTHS, computeGrowthSeries } from '#lib/domain/growth/growth-status.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import { issueOf, type ImportIssue } from '../issue.ts';
import { growthQuestions, type GrownRow, type QuestionHeadings } from '../weighed/growth-questions.ts';
import type { PrintedIndex } from '../weighed/weighed-row.ts';
import { EPPGBM_COLUMNS } from './columns.ts';

/** Whether the position was assumed is said of its cell already; the head stands in another file. */
const QUESTION_HEADINGS: QuestionHeadings = {
  Z_FLAG_WFA: EPPGBM_COLUMNS.weight.heading,
  Z_FLAG_LHFA: EPPGBM_COLUMNS.weight.heading,
  Z_FLAG_WFLH: EPPGBM_COLUMNS.weight.heading,
  Z_FLAG_BFA: EPPGBM_COLUMNS.weight.heading,
  Z_FLAG_ACFA: EPPGBM_COLUMNS.muac.heading,
  POSITION_IMPLAUSIBLE: EPPGBM_COLUMNS.position.heading,
  HEIGHT_FELL: EPPGBM_COLUMNS.height.heading,
  HEIGHT_JUMP: EPPGBM_COLUMNS.height.heading,
  WEIGHT_CHANGE_15: EPPGBM_COLUMNS.weight.heading,
  COPIED_VALUE: EPPGBM_COLUMNS.weight.heading,
};

const Z_COLUMNS: { readonly [index in PrintedIndex]: string } = {
  weightForAge: EPPGBM_COLUMNS.zWeightForAge.heading,
  lengthHeightForAge: EPPGBM_COLUMNS.zHeightForAge.heading,
  weightForLengthHeight: EPPGBM_COLUMNS.zWeightForHeight.heading,
};
const Z_INDICES: readonly PrintedIndex[] = ['weightForAge', 'lengthHeightForAge', 'weightForLengthHeight'];

/** Other rounding, other tables by month and the other 0.7 cm rule explain smaller differences. @source settled.md 1 */
const Z_TOLERANCE = 0.5;

/** Asks what the measurements themselves raise, and where the export has computed otherwise; our own computation is taken. */
export function growthIssues(grown: GrownRow, isHistoryKnown: (month: string) => boolean): ImportIssue[] {
  const { row, child } = grown;
  const { birthDate } = child;
  if (birthDate === undefined) return [];
  if (completedMonths(birthDate, row.date) >= BALITA_MONTHS) {
    return [issueOf(row, 'AGE_OVER_59', { column: EPPGBM_COLUMNS.ageText.heading, value: row.printed.age })];
  }
  return [
    ...growthQuestions(grown, QUESTION_HEADINGS),
    ...zIssues(grown, birthDate),
    ...statusIssues(grown, birthDate, isHistoryKnown),
  ];
}

/** Where the row's own birth date or sex differ from the register's, other figures are no wonder. */
function zIssues({ row, child }: GrownRow, birthDate: LocalDate): ImportIssue[] {
  const { identity, printed } = row;
  if (identity.birthDate !== birthDate || identity.sex !== child.sex) return [];
  const scores = scoreWeighing({ birthDate, sex: child.sex }, { date: row.date, ...row.measures });
  return Z_INDICES.flatMap((index) => {
    const [theirs, ours] = [printed.z[index], scores[index]?.z];
    if (theirs === undefined || ours === undefined || Math.abs(theirs - ours) <= Z_TOLERANCE) return [];
    return [zIssue(row, index, theirs, ours)];
  });
}

function zIssue(row: GrownRow['row'], index: PrintedIndex, theirs: number, ours: number): ImportIssue {
  const value = row.printed.zText[index] ?? String(theirs);
  return issueOf(row, 'Z_EXPORT_DIFFERS', { column: Z_COLUMNS[index], value }, { taken: ours });
}

/** The typed letter is held against ours only where last month's weighings are known at all: else every child would seem new. */
function statusIssues(
  { row, child, series }: GrownRow,
  birthDate: LocalDate,
  isHistoryKnown: (month: string) => boolean,
): ImportIssue[] {
  const { status } = row.printed;
  const month = monthOf(row.date);
  if (status === undefined || row.measures.weightKg === undefined || !isHistoryKnown(previousMonth(month))) return [];
  const judged = computeGrowthSeries({ birthDate, sex: child.sex }, series).find((one) => one.month === month);
  if (!judged || judged.weighing.date !== row.date || judged.status === status) return [];
  return [
    issueOf(
      row,
      'NT_EXPORT_DIFFERS',
      { column: EPPGBM_COLUMNS.status.heading, value: status },
      { taken: judged.status },
    ),
  ];
}
