import type { LocalDate } from '../dates.ts';
import type { Skill } from './skills.ts';

/** Where a cadre stands with a skill; `ulang` is to be assessed once more. @source kader.md 3 */
export const SKILL_STATUSES = ['belum', 'dilatih', 'lulus', 'ulang'] as const;
export type SkillStatus = (typeof SKILL_STATUSES)[number];

/** One assessment of one skill; it is never changed, a later one stands in its place. */
export interface Assessment {
  readonly skill: Skill;
  readonly status: SkillStatus;
  /** Day of the assessment. */
  readonly date: LocalDate;
  /** Last day on which a pass counts; null where it does not end. */
  readonly validUntil: LocalDate | null;
}

/**
 * The assessment of each skill that stands on a day: the latest up to then.
 * @param assessments in the order in which they were written down, which decides between two of one day
 */
export function standingAssessments<A extends Assessment>(
  assessments: readonly A[],
  on: LocalDate,
): ReadonlyMap<Skill, A> {
  const standing = new Map<Skill, A>();
  for (const one of assessments) {
    const before = standing.get(one.skill);
    if (one.date <= on && (!before || one.date >= before.date)) standing.set(one.skill, one);
  }
  return standing;
}

/** Skills passed and not expired on a day. */
export function passedSkills(assessments: readonly Assessment[], on: LocalDate): ReadonlySet<Skill> {
  const passed = new Set<Skill>();
  for (const [skill, { status, validUntil }] of standingAssessments(assessments, on)) {
    if (status === 'lulus' && (validUntil === null || validUntil >= on)) passed.add(skill);
  }
  return passed;
}
