import { SKILL_GROUPS, skillsOf, type Skill, type SkillGroup } from './skills.ts';

/** Levels of cadres, each with a badge (TKK); `belum` has none yet. @source kader.md 2 */
export const CADRE_LEVELS = ['belum', 'purwa', 'madya', 'utama'] as const;
export type CadreLevel = (typeof CADRE_LEVELS)[number];

/** What "one other basic competence" means: most districts ask for a whole group, some for a single skill. */
export type ExtraRule = 'group' | 'skill';

/** How a cadre stands. */
export interface CadreStanding {
  readonly level: CadreLevel;
  /** Groups of which every skill is passed. */
  readonly doneGroups: readonly SkillGroup[];
  /** Skills not passed, in order. */
  readonly missing: readonly Skill[];
}

const EVERYBODY: readonly SkillGroup[] = ['M', 'B'];
const MOTHERS: readonly SkillGroup[] = [...EVERYBODY, 'H'];

/**
 * The level that passed skills amount to. It is always computed, never stored.
 * @param passed skills passed and not expired
 * @param extra how the one competence of choice is read; `group` where nothing is set
 * @source kader.md 2: Purwa 2 groups and 1 of choice, Madya 3 and 1, Utama all
 */
export function computeCadreStanding(passed: ReadonlySet<Skill>, extra: ExtraRule = 'group'): CadreStanding {
  const doneGroups = SKILL_GROUPS.filter((group) => skillsOf(group).every((skill) => passed.has(skill)));
  const reaches = (required: readonly SkillGroup[]): boolean =>
    required.every((group) => doneGroups.includes(group)) &&
    SKILL_GROUPS.filter((group) => !required.includes(group)).some((group) =>
      extra === 'group' ? doneGroups.includes(group) : skillsOf(group).some((skill) => passed.has(skill)),
    );
  return {
    level: levelOf(doneGroups.length === SKILL_GROUPS.length, reaches(MOTHERS), reaches(EVERYBODY)),
    doneGroups,
    missing: SKILL_GROUPS.flatMap(skillsOf).filter((skill) => !passed.has(skill)),
  };
}

function levelOf(isUtama: boolean, isMadya: boolean, isPurwa: boolean): CadreLevel {
  if (isUtama) return 'utama';
  if (isMadya) return 'madya';
  return isPurwa ? 'purwa' : 'belum';
}
