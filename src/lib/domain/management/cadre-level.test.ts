import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../dates.ts';
import { passedSkills, type Assessment } from './assessment.ts';
import { computeCadreStanding } from './cadre-level.ts';
import { SKILLS, skillsOf, type Skill, type SkillGroup } from './skills.ts';

const day = (text: string) => text as LocalDate;
const groups = (letters: string): ReadonlySet<Skill> =>
  new Set([...letters].flatMap((letter) => skillsOf(letter as SkillGroup)));

test('kader.md 1: 4 + 7 + 6 + 3 + 5 = 25 skills', () => {
  expect(['M', 'B', 'H', 'S', 'D'].map((group) => skillsOf(group as SkillGroup).length)).toEqual([4, 7, 6, 3, 5]);
  expect(SKILLS).toHaveLength(25);
});

describe('kader.md 2: levels with one more group', () => {
  test.each([
    ['', 'belum'],
    ['MB', 'belum'],
    ['MH', 'belum'],
    ['MHSD', 'belum'],
    ['MBS', 'purwa'],
    ['MBSD', 'purwa'],
    ['MBH', 'purwa'],
    ['MBHS', 'madya'],
    ['MBHD', 'madya'],
    ['MBHSD', 'utama'],
  ])('all of %s is %s', (letters, level) => {
    expect(computeCadreStanding(groups(letters)).level).toBe(level);
  });

  test('one skill short of a group is short of the group, and named', () => {
    const passed = new Set(SKILLS.filter((skill) => skill !== 'H3'));
    expect(computeCadreStanding(passed)).toEqual({
      level: 'purwa',
      doneGroups: ['M', 'B', 'S', 'D'],
      missing: ['H3'],
    });
  });
});

test('read as one single skill, the extra competence is reached sooner', () => {
  const passed = new Set([...groups('MBH'), 'D3' as const]);
  expect(computeCadreStanding(passed, 'group').level).toBe('purwa');
  expect(computeCadreStanding(passed, 'skill').level).toBe('madya');
});

describe('what counts as passed', () => {
  const assess = (date: string, status: Assessment['status'], validUntil: string | null = null): Assessment => ({
    skill: 'B3',
    status,
    date: day(date),
    validUntil: validUntil === null ? null : day(validUntil),
  });

  test('the last day of a pass counts, the day after does not', () => {
    const passed = [assess('2025-03-01', 'lulus', '2026-02-28')];
    expect(passedSkills(passed, day('2026-02-28')).has('B3')).toBe(true);
    expect(passedSkills(passed, day('2026-03-01')).has('B3')).toBe(false);
  });

  test('a later assessment stands in the place of an earlier one, and only from its day', () => {
    const both = [assess('2026-05-10', 'ulang'), assess('2025-01-10', 'lulus')];
    expect(passedSkills(both, day('2026-05-09')).has('B3')).toBe(true);
    expect(passedSkills(both, day('2026-05-10')).has('B3')).toBe(false);
  });

  test('of two of one day the one written down last stands', () => {
    expect(passedSkills([assess('2026-05-10', 'ulang'), assess('2026-05-10', 'lulus')], day('2026-05-10')).size).toBe(
      1,
    );
  });
});
