import { expect, test } from 'vitest';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import { PARTICIPATION } from './columns.ts';
import { figureText } from './figure-text.ts';

const figures = (S: number, D: number) =>
  completeSkdn(
    new Map([
      ['S', S],
      ['D', D],
    ] as const),
  );

test('a count is told as it is', () => {
  expect(figureText(figures(1_234, 0), { id: 'S', figure: 'S' })).toEqual({ main: '1.234', count: 1_234 });
});

test('a share of many is told in percent, with its counts beside it and its colour', () => {
  expect(figureText(figures(56, 44), PARTICIPATION)).toEqual({
    main: '78,6 %',
    detail: '44 dari 56',
    count: 44,
    colour: 'KUNING',
  });
});

test('a share of few is told by its counts alone, without a colour', () => {
  expect(figureText(figures(7, 3), PARTICIPATION)).toEqual({ main: '3 dari 7', count: 3 });
});

test('a share of nothing is a dash', () => {
  expect(figureText(figures(0, 0), PARTICIPATION)).toEqual({ main: '–', count: 0 });
});
