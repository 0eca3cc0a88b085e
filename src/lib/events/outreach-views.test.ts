import { describe, expect, test } from 'vitest';
import type { PosyanduEvent } from './envelope.ts';
import { foldDocument } from './fold.ts';
import { readHomeVisits } from './home-visit-view.ts';
import { readHousehold } from './household-view.ts';
import { readReports } from './report-view.ts';
import { makeEvent } from '#tests/support/make-event.ts';

const REPORT = { eventType: 'diarrhoea', date: '2026-08-07', hamlet: 'Krajan', cases: 3, deaths: 0 };

function report(data: PosyanduEvent['data'], id = 'a1'): PosyanduEvent {
  return makeEvent({ id, type: 'communityReport', subject: 'L1', data });
}

function followUp(followUpState: string, id: string): PosyanduEvent {
  const author = { role: 'village_nurse', device: 'laptop1' };
  return makeEvent({ id, type: 'reportFollowUp', subject: 'L1', data: { followUpState }, ...author });
}

describe('reports of the community', () => {
  const visits = foldDocument('visits:P1:2026-08', 'visits', [report({ ...REPORT, ageGroups: ['under5'] })]).rows;

  test('a report bears its numbers and what nakes did', () => {
    const care = foldDocument('care:P1:2026-08', 'care', [followUp('visited', 'b1')]).rows;
    expect(readReports([...care, ...visits])).toMatchObject([
      { id: 'L1', posyanduId: 'P1', cases: 3, deaths: 0, ageGroups: ['under5'], followUp: { state: 'visited' } },
    ]);
  });

  test('of two nakes the one who went further is believed, in any order', () => {
    const first = foldDocument('care:P1:2026-08', 'care', [followUp('closed', 'b1')]).rows;
    const later = foldDocument('care:P1:2026-09', 'care', [followUp('seen', 'b2')]).rows;
    for (const rows of [
      [...first, ...later, ...visits],
      [...visits, ...later, ...first],
    ]) {
      expect(readReports(rows)[0]?.followUp?.state).toBe('closed');
    }
  });

  test('an event that only a newer app knows is left to it', () => {
    const rows = foldDocument('visits:P1:2026-08', 'visits', [report({ ...REPORT, eventType: 'hologram' })]).rows;
    expect(readReports(rows)).toEqual([]);
  });
});

test('home visits come newest first, with the outcomes in their order', () => {
  const visit = (id: string, data: PosyanduEvent['data']) =>
    makeEvent({ id, type: 'homeVisit', subject: `H${id}`, data: { personId: 'anak1', kind: 'risk', ...data } });
  const { rows } = foldDocument('visits:P1:2026-08', 'visits', [
    visit('1', { date: '2026-08-03', group: 'child', outcomes: ['dangerSign', 'noAccess'] }),
    visit('2', { date: '2026-08-09', group: 'child', notMet: true }),
    visit('3', { group: 'child' }),
  ]);
  expect(readHomeVisits(rows)).toMatchObject([
    { homeVisitId: 'H2', notMet: true, outcomes: [] },
    { homeVisitId: 'H1', notMet: false, outcomes: ['noAccess', 'dangerSign'], kind: 'risk', group: 'child' },
  ]);
});

test('a family is read by its head and the way to its house', () => {
  const data = { headName: 'Slamet', rt: '3', landmark: 'belakang masjid' };
  const [row] = foldDocument('register:P1', 'register', [
    makeEvent({ id: '1', type: 'household', subject: 'K1', data }),
  ]).rows;
  expect(row && readHousehold(row)).toMatchObject({ householdId: 'K1', ...data });
});
