import { expect, test } from 'vitest';
import { BANDS, LINES, neededSds } from './chart-bands.ts';
import { verticalRange, visibleRange, within, type GrowthPoint } from './chart-frame.ts';

const at = (x: number, y = 10): GrowthPoint => ({ x, y, date: '2026-08-07' });

test.each([
  [[], { from: 0, to: 24 }],
  [[at(3), at(23.9)], { from: 0, to: 24 }],
  [[at(23), at(24)], { from: 24, to: 60 }],
  [[at(61)], { from: 24, to: 60 }],
])('the page of the child’s age is shown (%#)', (points, page) => {
  expect(visibleRange('wfa', points)).toEqual(page);
});

test('by length the thirty centimetres around the child are shown, within the table', () => {
  expect(visibleRange('wflh', [at(82)])).toEqual({ from: 65, to: 95 });
  expect(visibleRange('wflh', [at(47)])).toEqual({ from: 45, to: 75 });
  expect(visibleRange('wflh', [at(118)])).toEqual({ from: 90, to: 120 });
});

test('the vertical axis holds every line and point of the visible part', () => {
  const curves = [
    {
      sd: -3,
      points: [
        { x: 0, y: 2 },
        { x: 30, y: 40 },
      ],
    },
    {
      sd: 3,
      points: [
        { x: 0, y: 5 },
        { x: 24, y: 15.3 },
      ],
    },
  ];
  expect(verticalRange(curves, [at(12, 17.2)], { from: 0, to: 24 })).toEqual({ from: 1, to: 18 });
  expect(within(curves[0]?.points ?? [], { from: 0, to: 24 })).toEqual([{ x: 0, y: 2 }]);
});

test('every zone and line of a chart is among the lines it needs', () => {
  expect(neededSds('wfa')).toEqual([-3, -2, -1, 0, 1, 3]);
  for (const chart of ['wfa', 'lhfa', 'wflh', 'hcfa'] as const) {
    const needed = new Set(neededSds(chart));
    expect(BANDS[chart].every(({ from, to }) => needed.has(from) && needed.has(to))).toBe(true);
    expect(LINES[chart].every(({ sd }) => needed.has(sd))).toBe(true);
  }
});
