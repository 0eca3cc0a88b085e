import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import { AKS_ITEMS } from '#lib/domain/screening/aks.ts';
import { numberIn, sumOf } from '#lib/domain/screening/answers.ts';
import { readBloodPressure } from '#lib/domain/screening/blood-pressure.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { ChartData } from '#lib/ui/charts/chart-data.ts';
import { classChart, type ClassStep } from './class-bands.ts';
import { dayNumber, seriesOf } from './visit-series.ts';

/** Whose bounds of blood pressure hold. @source lifecycle.md 1, 4, 5 */
export type PressureOf = 'adult' | 'teen' | 'mother';

/**
 * Blood pressure over the years: one chart of the upper, one of the lower figure; of two readings the mean.
 * @source bounds of the rule set: bpAdult, bpTeen, bpPregnant
 */
export function bloodPressureCharts(
  visits: readonly VisitRecord[],
  whose: PressureOf,
  ruleSet: RuleSet = DEFAULT_RULES,
): ChartData[] {
  const steps = pressureSteps(whose, ruleSet);
  const chart = (code: 'bpSystolic' | 'bpDiastolic', part: 'systolic' | 'diastolic', y: { from: number; to: number }) =>
    classChart({
      code,
      unit: 'mmHg',
      steps: steps[part],
      series: [seriesOf(part, visits, dayNumber, (answers) => readBloodPressure(answers)?.[part])],
      y,
    });
  return [
    chart('bpSystolic', 'systolic', { from: 90, to: 190 }),
    chart('bpDiastolic', 'diastolic', { from: 55, to: 115 }),
  ].filter((one) => one !== undefined);
}

/** Random and fasting glucose over the years. @source bounds of the rule set: glucoseRandom, glucoseFasting */
export function glucoseCharts(visits: readonly VisitRecord[], { rules }: RuleSet = DEFAULT_RULES): ChartData[] {
  return (['glucoseRandom', 'glucoseFasting'] as const).flatMap((code) => {
    const { lowBelow, repeatFrom, highFrom } = rules[code].figures;
    const steps: ClassStep[] = [
      { code: 'low', tone: 'bad', from: 0 },
      { code: 'normal', tone: 'good', from: lowBelow.value },
      { code: 'repeat', tone: 'watch', from: repeatFrom.value },
      { code: 'high', tone: 'bad', from: highFrom.value },
    ];
    const series = [seriesOf(code, visits, dayNumber, (answers) => numberIn(answers, code))];
    return classChart({ code, unit: 'mg/dL', steps, series, y: { from: 60, to: highFrom.value + 40 } }) ?? [];
  });
}

/**
 * Weight over the years; its zones are the classes of BMI at the height that was measured last, where one was.
 * @source bounds of the rule set: adultBmi
 */
export function adultWeightChart(
  visits: readonly VisitRecord[],
  { rules }: RuleSet = DEFAULT_RULES,
): ChartData | undefined {
  const series = seriesOf('weightKg', visits, dayNumber, (answers) => numberIn(answers, 'weightKg'));
  const heightCm = seriesOf('height', visits, dayNumber, (answers) => numberIn(answers, 'lengthHeightCm')).points.at(
    -1,
  )?.y;
  const of = rules.adultBmi.figures;
  const at = (bmi: number): number => bmi * ((heightCm ?? 0) / 100) ** 2;
  const steps: ClassStep[] = heightCm
    ? [
        { code: 'veryThin', tone: 'bad', from: 0 },
        { code: 'thin', tone: 'watch', from: at(of.severelyThinBelow.value) },
        { code: 'normal', tone: 'good', from: at(of.thinBelow.value) },
        { code: 'heavy', tone: 'watch', from: at(of.overweightAbove.value) },
        { code: 'obese', tone: 'bad', from: at(of.obeseAbove.value) },
      ]
    : [];
  const weights = series.points.map(({ y }) => y);
  const y = { from: Math.min(...weights) - 5, to: Math.max(...weights) + 5 };
  return classChart({ code: 'adultWeight', unit: 'kg', steps, series: [series], y });
}

/** The AKS score over time, of visits at which all ten items were answered. @source bounds of the rule set: aks */
export function aksChart(visits: readonly VisitRecord[], { rules }: RuleSet = DEFAULT_RULES): ChartData | undefined {
  const { severeFrom, moderateFrom, mildFrom, independentFrom } = rules.aks.figures;
  const steps: ClassStep[] = [
    { code: 'aksT', tone: 'bad', from: 0 },
    { code: 'aksB', tone: 'bad', from: severeFrom.value },
    { code: 'aksS', tone: 'watch', from: moderateFrom.value },
    { code: 'aksR', tone: 'watch', from: mildFrom.value },
    { code: 'aksM', tone: 'good', from: independentFrom.value },
  ];
  const series = [seriesOf('aks', visits, dayNumber, (answers) => sumOf(answers, Object.keys(AKS_ITEMS)))];
  return classChart({ code: 'aks', unit: '', steps, series, y: { from: 0, to: 21 } });
}

function pressureSteps(
  whose: PressureOf,
  { rules }: RuleSet,
): { readonly systolic: readonly ClassStep[]; readonly diastolic: readonly ClassStep[] } {
  const adult = rules.bpAdult.figures;
  if (whose === 'adult') {
    return {
      systolic: [
        { code: 'low', tone: 'watch', from: 0 },
        { code: 'normal', tone: 'good', from: adult.systolicLowBelow.value },
        { code: 'raised', tone: 'watch', from: adult.systolicRaisedFrom.value },
        { code: 'high', tone: 'bad', from: adult.systolicHighFrom.value },
        { code: 'severe', tone: 'bad', from: adult.systolicSevereFrom.value },
      ],
      diastolic: [
        { code: 'low', tone: 'watch', from: 0 },
        { code: 'normal', tone: 'good', from: adult.diastolicLowBelow.value },
        { code: 'raised', tone: 'watch', from: adult.diastolicRaisedFrom.value },
        { code: 'high', tone: 'bad', from: adult.diastolicHighFrom.value },
        { code: 'severe', tone: 'bad', from: adult.diastolicSevereFrom.value },
      ],
    };
  }
  const of = whose === 'mother' ? rules.bpPregnant.figures : rules.bpTeen.figures;
  return {
    systolic: [
      { code: 'normal', tone: 'good', from: 0 },
      { code: 'raised', tone: 'watch', from: of.systolicRiskFrom.value },
      { code: 'high', tone: 'bad', from: of.systolicHighFrom.value },
      { code: 'severe', tone: 'bad', from: of.systolicSevereFrom.value },
    ],
    diastolic: [
      { code: 'normal', tone: 'good', from: 0 },
      { code: 'raised', tone: 'watch', from: of.diastolicRiskFrom.value },
      { code: 'high', tone: 'bad', from: of.diastolicHighFrom.value },
      { code: 'severe', tone: 'bad', from: of.diastolicSevereFrom.value },
    ],
  };
}
