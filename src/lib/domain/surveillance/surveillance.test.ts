import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { findClusters } from './clusters.ts';
import { alertsAtOnce, COMMUNITY_EVENTS, isAfpAge, type CommunityReport } from './community-report.ts';

const START = localDate('2026-08-01');

function makeReport(day: number, more: Partial<CommunityReport> = {}): CommunityReport {
  return {
    id: `r${day}`,
    eventType: 'diarrhoea',
    date: addDays(START, day),
    hamlet: 'Krajan',
    cases: 1,
    deaths: 0,
    ...more,
  };
}

describe('clusters', () => {
  test('two like cases within seven days in one hamlet are one', () => {
    expect(findClusters([makeReport(6), makeReport(0)])).toEqual([
      {
        eventType: 'diarrhoea',
        hamlet: 'Krajan',
        fromDate: '2026-08-01',
        toDate: '2026-08-07',
        cases: 2,
        reportIds: ['r0', 'r6'],
      },
    ]);
  });

  test.each([
    ['seven days apart', [makeReport(0), makeReport(7)]],
    ['of different kinds', [makeReport(0), makeReport(1, { eventType: 'dengue' })]],
    ['in different hamlets', [makeReport(0), makeReport(1, { hamlet: 'Sumber' })]],
    ['one alone', [makeReport(0)]],
  ])('cases %s are none', (_, reports) => {
    expect(findClusters(reports)).toEqual([]);
  });

  test('one report of several cases is enough, and names of hamlets are read kindly', () => {
    expect(findClusters([makeReport(0, { cases: 3 })])).toMatchObject([{ cases: 3 }]);
    expect(findClusters([makeReport(0), makeReport(1, { hamlet: ' krajan ' })])).toHaveLength(1);
  });

  test('overlapping windows are one cluster, a gap parts them', () => {
    const days = [0, 5, 10, 30, 31];
    expect(findClusters(days.map((day) => makeReport(day))).map(({ reportIds }) => reportIds)).toEqual([
      ['r0', 'r5', 'r10'],
      ['r30', 'r31'],
    ]);
  });
});

test.each(COMMUNITY_EVENTS)('a death alerts at once, whatever the event (%s)', (eventType) => {
  expect(alertsAtOnce(makeReport(0, { eventType, deaths: 1 }))).toBe(true);
});

test('listed events alert at once, others only by number', () => {
  expect(alertsAtOnce(makeReport(0, { eventType: 'afp' }))).toBe(true);
  expect(alertsAtOnce(makeReport(0, { eventType: 'aefiSevere' }))).toBe(true);
  expect(alertsAtOnce(makeReport(0))).toBe(false);
});

test('paralysis is AFP below 15 years', () => {
  expect(isAfpAge(14)).toBe(true);
  expect(isAfpAge(15)).toBe(false);
});
