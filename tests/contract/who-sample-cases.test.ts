import { expect, test } from 'vitest';
import type { GrowthIndex } from '#lib/domain/growth/implausible.ts';
import { REFERENCE_2007, STANDARDS_2006 } from '#lib/domain/growth/tables/references.ts';
import { computeRawZ, type Scoring } from '#lib/domain/growth/z-score.ts';
import { computeZScores, type ZScoreInput } from '#lib/domain/growth/z-scores.ts';
import { numberIn, readDataCsv, type CsvRow } from '../support/csv.ts';

/** Cases whose answers were computed with WHO's own programs, anthro and anthroplus. */
const samples = readDataCsv('who-growth/sample-cases.csv');

function inputOf(row: CsvRow): ZScoreInput {
  return {
    sex: row.sex === 'm' || row.sex === 'f' ? row.sex : undefined,
    ageDays: row.age_unit === 'days' ? numberIn(row.age) : undefined,
    ageMonths: row.age_unit === 'months' ? numberIn(row.age) : undefined,
    weightKg: numberIn(row.weight_kg),
    lengthHeightCm: numberIn(row.lenhei_cm),
    position: row.measure === 'l' ? 'recumbent' : row.measure === 'h' ? 'standing' : undefined,
    headCm: numberIn(row.headc_cm),
    muacCm: numberIn(row.armc_cm),
    oedema: row.oedema === 'y',
  };
}

/** Cases of one WHO program that lie within the other's ages are empty there. */
function isAcrossReferences(row: CsvRow): boolean {
  const months = row.age_unit === 'months' ? Number(row.age) : Number(row.age) / 30.4375;
  return row.age !== '' && months >= 60 !== (row.reference === 'who2007');
}

const COLUMNS = {
  wfa: 'weightForAge',
  lhfa: 'lengthHeightForAge',
  wflh: 'weightForLengthHeight',
  bfa: 'bmiForAge',
  hcfa: 'headForAge',
  acfa: 'armForAge',
} as const satisfies Record<string, GrowthIndex>;

/** The unrounded answers of a sample case, and the scoring each belongs to, from the columns the WHO derived. */
function rawCases(row: CsvRow): { raw: number; scoring: Scoring }[] {
  const sex = row.sex === 'm' ? 'm' : 'f';
  const is2006 = row.reference === 'who2006';
  const key = numberIn(is2006 ? row.age_days : row.age);
  const weightKg = numberIn(row.weight_kg);
  const cm = numberIn(is2006 ? row.clenhei : row.lenhei_cm);
  const bmi = numberIn(row.cbmi);
  const tables = is2006
    ? STANDARDS_2006
    : { ...STANDARDS_2006, ...REFERENCE_2007, lengthHeightForAge: REFERENCE_2007.heightForAge };
  const isTall = key === undefined ? row.measure === 'h' : key >= 731;
  const scorings: Record<keyof typeof COLUMNS, Omit<Scoring, 'index' | 'sex'>> = {
    wfa: { table: tables.weightForAge, key, measure: weightKg },
    lhfa: { table: tables.lengthHeightForAge, key, measure: cm },
    wflh: {
      table: isTall ? tables.weightForHeight : tables.weightForLength,
      key: cm === undefined ? undefined : Math.round(cm * 1e6) / 1e5,
      measure: weightKg,
    },
    bfa: { table: tables.bmiForAge, key, measure: bmi },
    hcfa: { table: tables.headForAge, key, measure: numberIn(row.headc_cm) },
    acfa: { table: tables.armForAge, key, measure: numberIn(row.armc_cm) },
  };
  return Object.entries(scorings).flatMap(([column, scoring]) => {
    const raw = numberIn(row[`z${column}_raw`]);
    const index = COLUMNS[column as keyof typeof COLUMNS];
    return raw === undefined ? [] : [{ raw, scoring: { index, sex, ...scoring } }];
  });
}

test.each(samples.filter((row) => !isAcrossReferences(row)))(
  'WHO $case_id, $group: rounded z-scores and flags',
  (row) => {
    const scores = computeZScores(inputOf(row));
    for (const [column, index] of Object.entries(COLUMNS)) {
      const z = numberIn(row[`z${column}`]);
      const implausible = row[`f${column}`] === '1';
      expect(scores[index], index).toEqual(z === undefined ? undefined : { z, implausible });
    }
    if (row.cbmi !== '') expect(scores.bmi).toBeCloseTo(Number(row.cbmi), 9);
    if (row.clenhei !== '') expect(scores.adjustedLengthHeightCm).toBe(Number(row.clenhei));
  },
);

test('262 z-scores of the WHO agree before rounding to 8 decimals', () => {
  let compared = 0;
  for (const row of samples.filter(({ sex }) => sex !== '')) {
    for (const { raw, scoring } of rawCases(row)) {
      expect(computeRawZ(scoring), `${row.case_id} ${scoring.index}`).toBeCloseTo(raw, 8);
      compared++;
    }
  }
  expect(compared).toBe(262);
});
