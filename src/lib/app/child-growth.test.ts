import { expect, test } from 'vitest';
import { parseLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { childChart } from './child-chart.ts';
import { childResult, growthRulesFor, usualValues } from './child-growth.ts';

const today = date('2026-08-07');
const boy = { sex: 'm', birthDate: date('2025-08-07') } as const;
const july = { date: date('2026-07-07'), weightKg: 9, lengthHeightCm: 73, position: 'recumbent' } as const;

test('what is typed is judged at once, beside the month before', () => {
  const { interpretation, growth } = childResult(boy, { weightKg: 9.3 }, [july], today);
  expect(growth).toMatchObject({ status: 'N', gainG: 300, minGainG: 200 });
  expect(interpretation.findings.map((finding) => finding.class)).toContain('NAIK');
});

test('without a weight there is no N or T', () => {
  expect(childResult(boy, { lengthHeightCm: 75 }, [july], today).growth).toBeUndefined();
});

test('a measurement of the same day does not count as an earlier one', () => {
  const now = { date: today, weightKg: 9.1 };
  expect(childResult(boy, { weightKg: 9.3 }, [july, now], today).growth).toMatchObject({ gainG: 300 });
});

test('doubts know the earlier measurements of the child', () => {
  const rules = growthRulesFor(boy, [july], today);
  expect(rules.questions({ lengthHeightCm: 72, position: 'recumbent' })).toContain('HEIGHT_FELL');
  expect(rules.questions({ lengthHeightCm: 74, position: 'recumbent' })).not.toContain('HEIGHT_FELL');
});

test('usual values of a boy of twelve months are those of the WHO tables at -2 and +2 SD', () => {
  // WHO weight-for-age, boys, 12 months: -2 SD 7.7 kg, +2 SD 12.0 kg; length 71.0 and 80.5 cm.
  expect(usualValues(boy, today)).toMatchObject({
    weightKg: { min: 7.7, max: 12 },
    lengthHeightCm: { min: 71, max: 80.5 },
  });
});

test('there are no usual values without sex, or beyond the charts', () => {
  expect(usualValues({ birthDate: boy.birthDate }, today)).toEqual({});
  expect(usualValues({ ...boy, birthDate: date('2021-01-01') }, today)).toEqual({});
});

test('the chart of weight holds each weighing with its letter, and marks that of today', () => {
  const chart = childChart('wfa', boy, [july, { date: today, weightKg: 9.3 }], { sds: [-3, 0], today });
  expect(chart?.curves.map((curve) => curve.sd)).toEqual([-3, 0]);
  expect(chart?.points).toMatchObject([
    { y: 9, status: 'B', now: false },
    { y: 9.3, status: 'N', now: true },
  ]);
});

test('lengths are drawn as the standard of the age expects them', () => {
  const standing = { date: today, lengthHeightCm: 75, position: 'standing' } as const;
  expect(childChart('lhfa', boy, [standing], { sds: [], today })?.points).toMatchObject([{ y: 75.7 }]);
  expect(childChart('wflh', boy, [{ ...standing, weightKg: 9 }], { sds: [], today })?.points).toMatchObject([
    { x: 75.7, y: 9 },
  ]);
});

test('a row without the measure of a chart is no point on it, and no chart is drawn without the sex', () => {
  expect(childChart('hcfa', boy, [july], { sds: [], today })?.points).toEqual([]);
  expect(childChart('wfa', { birthDate: boy.birthDate }, [july], { sds: [], today })).toBeUndefined();
});

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
