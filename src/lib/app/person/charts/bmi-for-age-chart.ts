import { ageDays } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { DAYS_PER_MONTH, REFERENCE_2007_FROM_MONTHS } from '#lib/domain/growth/growth-age.ts';
import { computeSdCurve, type CurvePoint } from '#lib/domain/growth/lms-curves.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { Sex } from '#lib/domain/person.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import type { ChartBand, ChartData, ChartPoint, Tone } from '#lib/ui/charts/chart-data.ts';

/** A child or teenager whose body mass is drawn. */
export interface ChartedChild {
  readonly sex: Sex;
  readonly birthDate: LocalDate;
}

/** Ages of one chart, in months: the standards of 2006, then the reference of 2007. */
const PAGES = {
  young: { from: 0, to: REFERENCE_2007_FROM_MONTHS, index: 'bmiForAge' },
  school: { from: REFERENCE_2007_FROM_MONTHS, to: 228, index: 'bmiForAgeFrom5' },
} as const;

/** Zones of each page by standard deviations. @source Permenkes 2/2020, IMT/U 0-60 months and 5-18 years */
const ZONES = {
  young: [
    zone('severelyWasted', 'bad', -4, -3),
    zone('wasted', 'watch', -3, -2),
    zone('normal', 'good', -2, 1),
    zone('riskOfOverweight', 'plain', 1, 2),
    zone('overweight', 'watch', 2, 3),
    zone('obese', 'bad', 3, 4),
  ],
  school: [
    zone('severelyWasted', 'bad', -4, -3),
    zone('wasted', 'watch', -3, -2),
    zone('normal', 'good', -2, 1),
    zone('overweight', 'watch', 1, 2),
    zone('obese', 'bad', 2, 3),
  ],
} as const;

/**
 * Body mass index by age from birth to 18 years, on the page of the age at the last point: below 5 years, or from 5 on.
 * @returns undefined where weight and length were never measured together
 * @source WHO Child Growth Standards 2006; WHO Growth Reference 2007
 */
export function bmiForAgeChart(visits: readonly VisitRecord[], child: ChartedChild): ChartData | undefined {
  const all = visits.flatMap((visit) => pointOf(visit, child) ?? []);
  const last = all.at(-1);
  if (!last) return undefined;
  const name = last.x < REFERENCE_2007_FROM_MONTHS ? 'young' : 'school';
  const page = PAGES[name];
  const points = all.filter(({ x }) => x >= page.from && x <= page.to);
  const curve = (sd: number) => computeSdCurve(page.index, child.sex, sd);
  const values = [...points, ...curve(-3), ...curve(3)].map(({ y }) => y);
  const y = { from: Math.floor(Math.min(...values) - 0.5), to: Math.ceil(Math.max(...values) + 0.5) };
  const edge = (sd: number): readonly CurvePoint[] => {
    const curved = curve(Math.max(-3, Math.min(3, sd)));
    if (sd < -3) return curved.map(({ x }) => ({ x, y: y.from }));
    return sd > 3 ? curved.map(({ x }) => ({ x, y: y.to })) : curved;
  };
  const bands = ZONES[name].map(({ code, tone, from, to }, at): ChartBand => {
    const isTop = at === ZONES[name].length - 1;
    return { code, tone, lower: edge(from), upper: edge(isTop ? 4 : to) };
  });
  const lines = ZONES[name].slice(1).map(({ tone, from }) => ({
    label: from > 0 ? `+${from}` : String(from),
    tone,
    points: edge(from),
  }));
  return {
    code: name === 'young' ? 'bmiForAge' : 'bmiForAgeFrom5',
    unit: 'kg/m²',
    axis: name === 'young' ? 'ageMonths' : 'ageYears',
    x: page,
    y,
    bands,
    lines,
    series: [{ code: 'bmi', points }],
  };
}

function pointOf(visit: VisitRecord, child: ChartedChild): ChartPoint | undefined {
  const x = ageDays(child.birthDate, visit.date) / DAYS_PER_MONTH;
  const { bmi } = scoreWeighing(child, weighingOf(visit));
  if (bmi === undefined || x < 0 || x > PAGES.school.to) return undefined;
  return { x, y: Math.round(bmi * 10) / 10, date: visit.date };
}

function zone<Code extends string>(code: Code, tone: Tone, from: number, to: number) {
  return { code, tone, from, to };
}
