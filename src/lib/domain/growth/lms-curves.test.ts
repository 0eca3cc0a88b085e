import { expect, test } from 'vitest';
import { computeSdCurve, type CurveIndex } from './lms-curves.ts';
import { computeZScores } from './z-scores.ts';

test('the median weight of boys passes through the published points', () => {
  const curve = computeSdCurve('weightForAge', 'm', 0);
  expect(curve).toHaveLength(61);
  expect(curve[0]).toEqual({ x: 0, y: 3.3464 });
  // WHO simplified field tables, weight-for-age, boys: 9.6 kg at 12 and 18.3 kg at 60 months.
  expect(curve[12]!.y.toFixed(1)).toBe('9.6');
  expect(curve[60]!.y.toFixed(1)).toBe('18.3');
});

test('length gives way to height at 24 months', () => {
  const curve = computeSdCurve('lengthHeightForAge', 'f', 0);
  // WHO simplified field tables, girls of 24 months: height 85.7 cm (length 86.4 cm).
  expect(curve[24]!.y.toFixed(1)).toBe('85.7');
});

test('weight-for-length and -height run in half centimetres', () => {
  const lengths = computeSdCurve('weightForLength', 'm', -2).map(({ x }) => x);
  expect([lengths[0], lengths[1], lengths.at(-1)]).toEqual([45, 45.5, 110]);
  const heights = computeSdCurve('weightForHeight', 'm', -2).map(({ x }) => x);
  expect([heights[0], heights.at(-1)]).toEqual([65, 120]);
});

test.each<CurveIndex>(['weightForAge', 'headForAge', 'bmiForAge', 'armForAge', 'heightForAgeFrom5', 'bmiForAgeFrom5'])(
  'lines of %s lie above each other and never cross',
  (index) => {
    const lines = [-3, -2, -1, 0, 1, 2, 3].map((sd) => computeSdCurve(index, 'f', sd));
    for (let line = 1; line < lines.length; line++) {
      lines[line]!.forEach((point, at) => expect(point.y).toBeGreaterThan(lines[line - 1]![at]!.y));
    }
  },
);

test('a child on the red line has z -3', () => {
  for (const { x, y } of computeSdCurve('weightForAge', 'f', -3).slice(0, 60)) {
    const { weightForAge } = computeZScores({ sex: 'f', ageMonths: x, weightKg: y });
    expect(weightForAge).toEqual({ z: -3, implausible: false });
  }
});
