import { expect, test } from 'vitest';
import { findSpans } from './problem-spans.ts';

const setsOf = (codes: { readonly [month: string]: string }, posyanduId = 'pos1') =>
  new Map(
    Object.entries(codes).map(([month, text]) => [month, { codes: ` ${text} `, days: '', posyandu_id: posyanduId }]),
  );

test('what stands from month to month is one span, over the turn of a year too', () => {
  const sets = setsOf({ '2025-12': 'S twoT', '2026-01': 'twoT D', '2026-02': 'S' });
  expect(findSpans(sets)).toEqual([
    { problem: 'twoT', since: '2025-12', sinceDate: '2025-12-01', until: '2026-01', posyanduId: 'pos1' },
  ]);
});

test('a span has stood from the day of its first month, however long it is', () => {
  const sets = new Map([
    ['2026-01', { codes: ' twoT ', days: ' twoT@2026-01-09 ', posyandu_id: 'pos1' }],
    ['2026-02', { codes: ' twoT BGM ', days: ' BGM@2026-02-11 ', posyandu_id: 'pos1' }],
  ]);
  expect(findSpans(sets).map(({ problem, since, sinceDate }) => [problem, since, sinceDate])).toEqual([
    ['BGM', '2026-02', '2026-02-11'],
    ['twoT', '2026-01', '2026-01-09'],
  ]);
});

test('a month without it, and a month without anything, begins another span', () => {
  const sets = setsOf({ '2026-01': 'BGM', '2026-02': 'S', '2026-03': 'BGM', '2026-05': 'BGM' });
  expect(findSpans(sets).map(({ since, until }) => [since, until])).toEqual([
    ['2026-01', '2026-01'],
    ['2026-03', '2026-03'],
    ['2026-05', '2026-05'],
  ]);
});

test('what settles a problem ends it; a code that only begins alike is another', () => {
  expect(findSpans(setsOf({ '2026-01': 'severeWasted gotFood' }))).toEqual([]);
  expect(findSpans(setsOf({ '2026-01': 'familyVisited' }))).toEqual([]);
  expect(findSpans(setsOf({ '2026-01': 'family' }))).toHaveLength(1);
});

test('a span lies where the subject belonged last', () => {
  const sets = new Map([...setsOf({ '2026-01': 'alertOpen' }), ...setsOf({ '2026-02': 'alertOpen' }, 'pos2')]);
  expect(findSpans(sets)).toEqual([
    { problem: 'alertOpen', since: '2026-01', sinceDate: '2026-01-01', until: '2026-02', posyanduId: 'pos2' },
  ]);
});
