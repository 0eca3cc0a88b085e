import { expect, test } from 'vitest';
import { SECTIONS_OF } from '#lib/domain/reports/report-kinds.ts';
import { computeHomeVisits, weeksOf } from '../home-visits.ts';
import { parseLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findTemplate, PRINTED_KINDS } from './find-template.ts';

function monthIn(text: string): LocalMonth {
  const month = parseLocalMonth(text);
  if (!month.ok) throw new Error(month.problem.code);
  return month.value;
}

test('the general form has words for every table, band and line that is counted, and for nothing else', () => {
  for (const kind of PRINTED_KINDS) {
    const { sections } = findTemplate(kind, null);
    const counted =
      kind === 'home-visits'
        ? [{ ...computeHomeVisits([], monthIn('2026-07')), bands: [] }]
        : SECTIONS_OF[kind].map(({ code, bands, lines }) => ({ code, bands, lines }));
    expect(Object.keys(sections)).toEqual(counted.map(({ code }) => code));
    for (const { code, bands, lines } of counted) {
      expect(Object.keys(sections[code]?.lines ?? {}).sort()).toEqual(lines.map((line) => line.code).sort());
      expect(Object.keys(sections[code]?.bands ?? {}).sort()).toEqual(bands.map((band) => band.code).sort());
    }
  }
});

test('items of F1 bear their numbers 1 to 22, in order', () => {
  const lines = Object.values(findTemplate('f1', '3508').sections).flatMap(({ lines: own }) => Object.values(own));
  const numbers = new Set(lines.map(([, no = '']) => Number.parseInt(no, 10)));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
});

test('weeks run from Monday to Sunday, and are cut at the ends of the month', () => {
  expect(weeksOf(monthIn('2026-07'))).toEqual([
    { from: '2026-07-01', to: '2026-07-05' },
    { from: '2026-07-06', to: '2026-07-12' },
    { from: '2026-07-13', to: '2026-07-19' },
    { from: '2026-07-20', to: '2026-07-26' },
    { from: '2026-07-27', to: '2026-07-31' },
  ]);
  expect(weeksOf(monthIn('2026-02')).at(-1)).toEqual({ from: '2026-02-23', to: '2026-02-28' });
});
