import { expect, test } from 'vitest';
import { findSpans } from './problem-spans.ts';

const setsOf = (codes: { readonly [month: string]: string }, posyanduId = 'pos1') =>
  new Map(Object.entries(codes).map(([month, text]) => [month, { codes: ` ${text} `, posyandu_id: posyanduId }]));

test('what stands from month to month is one span, over the turn of a year too', () => {
  const sets = setsOf({ '2025-12': 'S twoT', '2026-01': 'twoT D', '2026-02': 'S' });
  expect(findSpans(sets)).toEqual([{ problem: 'twoT', since: '2025-12', until: '2026-01', posyanduId: 'pos1' }]);
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
  expect(findSpans(sets)).toEqual([{ problem: 'alertOpen', since: '2026-01', until: '2026-02', posyanduId: 'pos2' }]);
});
