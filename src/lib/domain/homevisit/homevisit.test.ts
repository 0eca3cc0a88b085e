import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { CHECKLIST_GROUPS, type ChecklistItem } from './checklist.ts';
import { CHECKLISTS, VISIT_RESULT_ITEMS } from './checklists.ts';
import { findOutcomes, findProblems, reasonsOfOutcomes } from './visit-outcome.ts';
import { compareByUrgency, findVisitReasons, priorityOf, VISIT_REASONS, type HomeVisitFacts } from './visit-reasons.ts';
import { recapWeek, type VisitedPerson } from './weekly-recap.ts';

const ON = localDate('2026-08-07');

describe('who is visited', () => {
  test.each<[HomeVisitFacts, readonly string[]]>([
    [{}, []],
    [{ emergencyUnserved: true }, ['emergencyUnserved']],
    [{ unansweredReferralDate: addDays(ON, -6) }, []],
    [{ unansweredReferralDate: addDays(ON, -7) }, ['referralUnanswered']],
    [{ openReasons: ['WAST_KURANG'] }, ['wasting']],
    [{ openReasons: ['EDEMA'] }, ['wasting']],
    [{ openReasons: ['BB_T2'] }, ['falteringGrowth']],
    [{ openReasons: ['BB_T1'] }, []],
    [{ openReasons: ['BGM', 'STUNT'] }, ['falteringGrowth', 'stuntingCare']],
    [{ openReasons: ['PREG_KEK'] }, ['pregnancyRisk']],
    [{ openReasons: ['PREG_ANC'], nearDue: true }, ['ancMissed', 'nearDue']],
    [{ motherContactOpen: true, newbornContactOpen: true }, ['childbed', 'newborn']],
    [{ tuberculosis: true }, ['tuberculosis']],
    [{ openReasons: ['TB_CONTACT'] }, ['tuberculosis']],
    [{ mentalDisorder: true, nonAdherent: true }, ['mentalDisorder', 'nonAdherent']],
    [{ aksClass: 'R' }, []],
    [{ aksClass: 'S' }, ['dependentElderly']],
    [{ aksClass: 'T', livesAlone: true, bedbound: true }, ['dependentElderly', 'livesAlone', 'bedbound']],
    [{ disability: true }, ['disability']],
    [{ absentSessions: 1 }, []],
    [{ absentSessions: 2 }, ['absent']],
    [
      { immunisationOverdue: true, zeroDose: true, immunisationRefused: true },
      ['immunisationOverdue', 'zeroDose', 'immunisationRefused'],
    ],
    [{ familyVisitedDate: localDate('2025-08-08') }, []],
    [{ familyVisitedDate: localDate('2025-08-07') }, ['familyNotSeen']],
    [{ familyKnownSince: localDate('2024-01-01') }, ['familyNotSeen']],
    [{ familyKnownSince: localDate('2024-01-01'), familyVisitedDate: localDate('2026-07-01') }, []],
  ])('%j: %j', (facts, expected) => {
    expect(findVisitReasons(facts, ON)).toEqual(expected);
  });

  test('reasons come in the order of priority', () => {
    const all = findVisitReasons(
      { familyKnownSince: localDate('2020-01-01'), emergencyUnserved: true, absentSessions: 3, openReasons: ['BGM'] },
      ON,
    );
    expect(all.map((reason) => VISIT_REASONS[reason])).toEqual([1, 3, 8, 9]);
  });

  test('the more pressing person goes first, then the one with more reasons', () => {
    expect(compareByUrgency(['wasting'], ['absent'])).toBeLessThan(0);
    expect(compareByUrgency(['absent'], ['absent', 'zeroDose'])).toBeGreaterThan(0);
    expect(priorityOf([])).toBe(10);
  });
});

describe('checklists', () => {
  test.each(CHECKLIST_GROUPS)('%s names each item once', (group) => {
    const codes = CHECKLISTS[group].items.map(({ code }: ChecklistItem) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(3);
    expect(CHECKLISTS[group].group).toBe(group);
  });

  test('every visit ends with what is told to nakes', () => {
    expect(VISIT_RESULT_ITEMS.map(({ code }) => code)).toContain('reportedToNurseDate');
  });

  test('answers that are problems are found, and their outcomes', () => {
    const answers = {
      htMedTaken: 'tidak',
      mentalScreenDone: 'tidak',
      dmMedTaken: 'ya',
      dangerSigns: ['headache'],
      tbCough: 'ya',
    };
    expect(findProblems(CHECKLISTS.adult, answers).map(({ code }) => code)).toEqual(['htMedTaken', 'mentalScreenDone']);
    expect(findOutcomes(CHECKLISTS.adult, answers)).toEqual(['nonAdherent', 'dangerSign', 'tbSymptom']);
  });

  test('a contact of tuberculosis who coughs is a problem, a family without any is safe', () => {
    expect(findOutcomes(CHECKLISTS.tuberculosis, { contactCough: true })).toEqual(['tbSymptom']);
    expect(findOutcomes(CHECKLISTS.pregnant, { ancOnSchedule: false })).toEqual(['noAccess']);
    expect(findOutcomes(CHECKLISTS.pregnant, { ancOnSchedule: true, dangerSigns: [] })).toEqual([]);
  });

  test('not coming and not taking medicine are reasons by themselves', () => {
    expect(reasonsOfOutcomes(['noAccess', 'nonAdherent'])).toEqual([
      { reason: 'NO_ACCESS', level: 'routine' },
      { reason: 'NONADHERENT', level: 'routine' },
    ]);
    expect(reasonsOfOutcomes(['dangerSign'])).toEqual([]);
  });
});

test('the weekly recap lists who was found with what, by group', () => {
  const visit = (personId: string, day: number, more: Partial<VisitedPerson> = {}): VisitedPerson => ({
    personId,
    group: 'adult',
    date: addDays(ON, day),
    outcomes: ['nonAdherent'],
    ...more,
  });
  const visits = [
    visit('b', 3),
    visit('a', 0),
    visit('a', 1),
    visit('c', 7),
    visit('d', 2, { group: 'pregnant', outcomes: ['dangerSign', 'noAccess'] }),
    visit('e', 2, { outcomes: [] }),
  ];
  expect(recapWeek(visits, { from: ON, to: addDays(ON, 6) })).toEqual([
    { group: 'adult', outcome: 'nonAdherent', personIds: ['a', 'b'] },
    { group: 'pregnant', outcome: 'noAccess', personIds: ['d'] },
    { group: 'pregnant', outcome: 'dangerSign', personIds: ['d'] },
  ]);
});
