import { expect, test } from 'vitest';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import { classifyAgainstTarget } from './targets.ts';

const figures = (S: number, D: number) =>
  completeSkdn(
    new Map([
      ['S', S],
      ['D', D],
    ] as const),
  );

test.each([
  [100, 85, 'HIJAU'],
  [100, 84, 'KUNING'],
  [100, 68, 'KUNING'],
  [100, 67, 'MERAH'],
  [20, 0, 'MERAH'],
  [19, 0, 'ABU'],
  [0, 0, 'ABU'],
])('D/S of %i targets and %i weighed is %s', (S, D, colour) => {
  expect(classifyAgainstTarget(figures(S, D), 'D/S')).toBe(colour);
});
