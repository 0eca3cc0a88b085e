import { expect, test } from 'vitest';
import { makeMonth } from '#tests/support/make-pws.ts';
import { areaFigures } from './area-figures.ts';
import type { AreaCount } from './count-area.ts';

/** Thirty pregnant women of the device's own Posyandu, none with a first contact, and what all of its Posyandu have. */
const figureOf = (code: string, around: AreaCount['around']) =>
  areaFigures(
    { month: makeMonth(), tally: { resident: { f: 30 }, targetPregnant: { f: 30 } }, subjects: [], around },
    true,
  ).find(({ indicator }) => indicator.code === code)?.figure;

test('a coverage that nobody writes down is no data, and not 0', () => {
  expect(figureOf('I01', { targetPregnant: { f: 60 } })).toMatchObject({ standing: 'noData', percent: null });
});

test('where another Posyandu writes it down, this one stands at 0', () => {
  expect(figureOf('I01', { targetPregnant: { f: 60 }, k1: { f: 2 } })).toMatchObject({ standing: 'data', percent: 0 });
});
