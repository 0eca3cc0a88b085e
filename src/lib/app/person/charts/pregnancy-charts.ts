import { daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import { classifyPrePregnancyBmi, expectedGain } from '#lib/domain/pregnancy/weight-gain.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import { computeBmi } from '#lib/domain/screening/adult-bmi.ts';
import { numberIn } from '#lib/domain/screening/answers.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { ChartBand, ChartData, ChartLine } from '#lib/ui/charts/chart-data.ts';
import { zonesOf } from './class-bands.ts';
import { hasPoints, level, seriesOf, type PlaceOfDay } from './visit-series.ts';

/** A pregnancy as its charts need it. */
export interface ChartedPregnancy {
  /** First day of the last period; without it there are no weeks to draw over. */
  readonly lmp: LocalDate;
  /** The last day of it: birth or another end; open where left out. */
  readonly endDate?: LocalDate;
  readonly heightCm?: number;
  readonly prePregWeightKg?: number;
}

/** The charts run to the end of week 42. */
const WEEKS = { from: 0, to: 42 };

/**
 * Weight by week of pregnancy. Where weight and height before it are known, the zone between the least and the most that is expected.
 * @source IOM 2009 as in the chart of the Buku KIA; figures of the rule weightGain
 */
export function pregnancyWeightChart(
  visits: readonly VisitRecord[],
  pregnancy: ChartedPregnancy,
  ruleSet: RuleSet = DEFAULT_RULES,
): ChartData | undefined {
  const series = [seriesOf('weightKg', visits, weekIn(pregnancy), (answers) => numberIn(answers, 'weightKg'))];
  if (!hasPoints(series)) return undefined;
  const heightCm = pregnancy.heightCm ?? lastHeight(visits);
  const expected = expectedZone(pregnancy.prePregWeightKg, heightCm, ruleSet);
  const values = [
    ...series.flatMap(({ points }) => points.map(({ y }) => y)),
    ...expected.bands.flatMap(({ lower, upper }) => [...lower, ...upper].map(({ y }) => y)),
  ];
  const y = { from: Math.floor(Math.min(...values) - 2), to: Math.ceil(Math.max(...values) + 2) };
  return { code: 'pregnancyWeight', unit: 'kg', axis: 'weeks', x: WEEKS, y, series, ...expected };
}

/** Arm circumference by week of pregnancy, with the bound of KEK. @source rule muacPregnant */
export function pregnancyMuacChart(
  visits: readonly VisitRecord[],
  pregnancy: ChartedPregnancy,
  { rules }: RuleSet = DEFAULT_RULES,
): ChartData | undefined {
  const series = [seriesOf('muacCm', visits, weekIn(pregnancy), (answers) => numberIn(answers, 'muacCm'))];
  if (!hasPoints(series)) return undefined;
  const values = series.flatMap(({ points }) => points.map((point) => point.y));
  const y = { from: Math.min(18, ...values), to: Math.max(32, ...values) };
  const zones = zonesOf(
    [
      { code: 'ced', tone: 'bad', from: 0 },
      { code: 'normal', tone: 'good', from: rules.muacPregnant.figures.below.value },
    ],
    WEEKS,
    y,
  );
  return { code: 'pregnancyMuac', unit: 'cm', axis: 'weeks', x: WEEKS, y, series, ...zones };
}

/** Weeks with their part, only within the pregnancy. */
function weekIn({ lmp, endDate }: ChartedPregnancy): PlaceOfDay {
  return (date) => {
    const weeks = daysBetween(lmp, date) / 7;
    const isWithin = weeks >= 0 && weeks <= WEEKS.to + 1 && (endDate === undefined || date <= endDate);
    return isWithin ? Math.min(weeks, WEEKS.to) : undefined;
  };
}

function expectedZone(
  prePregWeightKg: number | undefined,
  heightCm: number | undefined,
  ruleSet: RuleSet,
): { readonly bands: readonly ChartBand[]; readonly lines: readonly ChartLine[] } {
  const bmi = prePregWeightKg && heightCm ? computeBmi(prePregWeightKg, heightCm) : undefined;
  if (bmi === undefined || prePregWeightKg === undefined) return { bands: [], lines: [] };
  const of = classifyPrePregnancyBmi(bmi, ruleSet);
  const weeks = Array.from({ length: WEEKS.to + 1 }, (_, week) => week);
  const edge = (end: 'minKg' | 'maxKg') =>
    weeks.map((week) => ({ x: week, y: prePregWeightKg + expectedGain(of, week, ruleSet)[end] }));
  return {
    bands: [{ code: 'expectedGain', tone: 'good', lower: edge('minKg'), upper: edge('maxKg') }],
    lines: [{ label: '', tone: 'plain', points: level(prePregWeightKg, WEEKS) }],
  };
}

function lastHeight(visits: readonly VisitRecord[]): number | undefined {
  return seriesOf(
    'height',
    visits,
    () => 0,
    (answers) => numberIn(answers, 'lengthHeightCm'),
  ).points.at(-1)?.y;
}
