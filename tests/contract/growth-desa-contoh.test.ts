import { expect, test } from 'vitest';
import { ageDays, completedMonths } from '#lib/domain/age.ts';
import {
  classifyBmiForAge,
  classifyHeadForAge,
  classifyLengthHeightForAge,
  classifyMuac,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
  MUAC_AGE_MONTHS,
  type GrowthProblem,
} from '#lib/domain/growth/classify.ts';
import { BALITA_MONTHS, computeGrowthSeries, type MonthGrowth } from '#lib/domain/growth/growth-status.ts';
import { findGrowthQuestions } from '#lib/domain/growth/plausibility.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { ZScore } from '#lib/domain/growth/z-score.ts';
import { computeChildMonthFacts } from '#lib/domain/indicators/child-facts.ts';
import { computeF1 } from '#lib/domain/indicators/f1.ts';
import { computeSkdn } from '#lib/domain/indicators/skdn.ts';
import type { Result } from '#lib/domain/result.ts';
import { readDataCsv, type CsvRow } from '../support/csv.ts';
import { monthIn, readExamplePersons, readExampleWeighings, type ExampleWeighing } from '../support/desa-contoh.ts';

/**
 * The answers of the example desa were computed by a program that shares nothing with this one. Here every figure of them
 * is computed anew from raw measures.
 */
const weighings = readExampleWeighings();
const rowsOf = Map.groupBy(weighings, (row) => row.personId);
const persons = readExamplePersons();

/** Cells that differ, as `row column: answer, computed`. */
function differences(name: string, answer: CsvRow, computed: Readonly<Record<string, string>>): string[] {
  return Object.entries(computed)
    .filter(([column, value]) => answer[column] !== value)
    .map(([column, value]) => `${name} ${column}: ${answer[column]}, computed ${value}`);
}

function nameOf({ answer }: ExampleWeighing): string {
  return `${answer.file} row ${answer.dataRow}`;
}

const flag = (value: boolean) => (value ? '1' : '0');
const text = (value: number | string | undefined) => (value === undefined ? '' : String(value));
const zText = (score: ZScore | undefined) => (score ? score.z.toFixed(2) : '');

/** The class also of an implausible value, as the answers have it. */
function classText<Class>(
  score: ZScore | undefined,
  classify: (z: number) => Result<Class, GrowthProblem<Class>>,
): string {
  if (!score) return '';
  const classed = classify(score.z);
  return String(classed.ok ? classed.value : classed.problem.wouldBe);
}

test('every z-score, flag and class of 1481 weighings is reached', () => {
  const found = weighings.flatMap((row) => {
    const { child, weighing, answer } = row;
    const ageMonths = completedMonths(child.birthDate, weighing.date);
    const ages = { ageDays: text(ageDays(child.birthDate, weighing.date)), ageMonths: text(ageMonths) };
    if (ageMonths >= BALITA_MONTHS) return differences(nameOf(row), answer, ages);
    const scores = scoreWeighing(child, weighing);
    const { weightForAge, lengthHeightForAge, weightForLengthHeight, bmiForAge, headForAge, armForAge } = scores;
    const indices = { acfa: armForAge, bfa: bmiForAge, hcfa: headForAge, lhfa: lengthHeightForAge, wfa: weightForAge };
    const flagged = Object.entries({ ...indices, wflh: weightForLengthHeight });
    const { muacCm } = weighing;
    return differences(nameOf(row), answer, {
      ...ages,
      adjustedCm: scores.adjustedLengthHeightCm === undefined ? '' : scores.adjustedLengthHeightCm.toFixed(1),
      z_wfa: zText(weightForAge),
      z_lhfa: zText(lengthHeightForAge),
      z_wflh: zText(weightForLengthHeight),
      z_bfa: zText(bmiForAge),
      z_hcfa: zText(headForAge),
      z_acfa: zText(armForAge),
      flags: flagged.flatMap(([index, score]) => (score?.implausible ? index : [])).join(' '),
      BB_U: classText(weightForAge, classifyWeightForAge),
      TB_U: classText(lengthHeightForAge, classifyLengthHeightForAge),
      BB_TB: classText(weightForLengthHeight, classifyWeightForLengthHeight),
      IMT_U: classText(bmiForAge, classifyBmiForAge),
      LK_U: classText(headForAge, classifyHeadForAge),
      LILA: muacCm === undefined || ageMonths < MUAC_AGE_MONTHS.from ? '' : classifyMuac(muacCm),
    });
  });
  expect(weighings).toHaveLength(1481);
  expect(found).toEqual([]);
});

test('every N, T, O, B with its gain, its KBM and its run of T is reached', () => {
  const found = [...rowsOf.values()].flatMap((rows) => {
    const months = new Map<ExampleWeighing['weighing'], MonthGrowth>();
    const series = computeGrowthSeries(
      rows[0]!.child,
      rows.map((row) => row.weighing),
    );
    for (const growth of series) months.set(growth.weighing, growth);
    return rows
      .filter(({ answer }) => answer.month !== '' && answer.visitor === '0' && Number(answer.ageMonths) < BALITA_MONTHS)
      .flatMap((row) => {
        const growth = months.get(row.weighing);
        return differences(nameOf(row), row.answer, {
          lastOfMonth: flag(growth !== undefined),
          status: text(growth?.status),
          previousDate: text(growth?.previous?.date),
          gainG: text(growth?.gainG),
          kbmG: text(growth?.minGainG),
          twoT: flag((growth?.successiveT ?? 0) >= 2),
          threeT: flag((growth?.successiveT ?? 0) >= 3),
          gapNeedG: text(growth?.gapMinGainG),
          falteringAcrossGap: growth?.status === 'O' ? flag(growth.falteringAcrossGap) : '',
        });
      });
  });
  expect(found).toEqual([]);
});

test('every question is asked, but for gains under 4 months (settled.md 6)', () => {
  const found = [...rowsOf.values()].flatMap((rows) =>
    rows
      .filter(({ answer }) => answer.month !== '' && Number(answer.ageMonths) < BALITA_MONTHS)
      .flatMap((row) => {
        const known = rows.map((other) => other.weighing);
        const asked = findGrowthQuestions(row.child, row.weighing, known);
        const young = Number(row.answer.ageMonths) < 4;
        const expected = row.answer
          .questions!.split(' ')
          .filter((code) => code !== '' && !(young && code === 'WEIGHT_CHANGE_15'));
        return asked.toSorted().join(' ') === expected.toSorted().join(' ')
          ? []
          : `${nameOf(row)}: ${expected}, asked ${asked}`;
      }),
  );
  expect(found).toEqual([]);
});

/** Facts of every person of the desa by month, with what the reports are parted by. */
const factsByMonth = new Map(
  ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((month) => [
    month,
    persons.map((person) => {
      const known = (rowsOf.get(person.id) ?? []).map((row) => row.weighing);
      return { person, child: computeChildMonthFacts(person, known, monthIn(month)) };
    }),
  ]),
);

test('every figure of the SKDN report is reached', () => {
  const answers = readDataCsv('desa-contoh/skdn.csv');
  const found = answers.flatMap((answer) => {
    const members = factsByMonth
      .get(answer.month!)!
      .filter(({ person }) => answer.level === 'desa' || person.posyandu === answer.unit)
      .map(({ child }) => child);
    const row = Object.entries(computeSkdn(members)).map(([column, value]) => {
      const isShare = column.includes('/') || column.includes('%');
      return [column, value === null ? '' : isShare ? value.toFixed(1) : String(value)];
    });
    const compared = ['level', 'unit', 'month', ...row.map(([column]) => column), 'SUnmerged'];
    expect(Object.keys(answer)).toEqual(compared);
    return differences(`${answer.unit} ${answer.month}`, answer, Object.fromEntries(row));
  });
  expect(answers).toHaveLength(48);
  expect(found).toEqual([]);
});

test('every figure of the age bands of F1 is reached', () => {
  const answers = readDataCsv('desa-contoh/f1-bands.csv');
  const found = answers.flatMap((answer) => {
    const sex = answer.sex === 'L' ? 'm' : 'f';
    const members = factsByMonth
      .get(answer.month!)!
      .filter(({ person }) => person.posyandu === answer.posyandu && person.sex === sex)
      .map(({ child }) => child);
    const row = Object.entries(computeF1(members).find(({ band }) => band === answer.band)!);
    expect(Object.keys(answer).toSorted()).toEqual(
      ['posyandu', 'month', 'sex', ...row.map(([column]) => column)].toSorted(),
    );
    const computed = Object.fromEntries(row.map(([column, value]) => [column, String(value)]));
    return differences(`${answer.posyandu} ${answer.month} ${answer.band} ${answer.sex}`, answer, computed);
  });
  expect(answers).toHaveLength(400);
  expect(found).toEqual([]);
});
