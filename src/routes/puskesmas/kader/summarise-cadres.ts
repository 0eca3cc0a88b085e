import type { CadreLine } from '#lib/app/staff/management/answers.ts';
import type { CadreLevel } from '#lib/domain/management/cadre-level.ts';
import { SKILLS, type Skill } from '#lib/domain/management/skills.ts';

/** A Posyandu wants so many active cadres. @source kader.md 5 */
export const ENOUGH_CADRES = 5;
const SHOWN_SKILLS = 3;

/** What a head wants to know of the cadres of a unit. */
export interface CadresSummary {
  readonly active: number;
  readonly levels: { readonly [level in CadreLevel]: number };
  /** Skills that the most active cadres lack, the worst first. */
  readonly weakest: readonly Skill[];
  /** Posyandu with too few active cadres. */
  readonly few: readonly { readonly posyanduId: string; readonly count: number }[];
}

/** Sums up the cadres of a unit; those who have ended count for nothing. */
export function summariseCadres(cadres: readonly CadreLine[]): CadresSummary {
  const active = cadres.filter((cadre) => cadre.active);
  const atLevel = (level: CadreLevel) => active.filter((cadre) => cadre.level === level).length;
  const lacking = (skill: Skill) => active.filter(({ missing }) => missing.includes(skill)).length;
  const counts = Map.groupBy(cadres, ({ posyanduId }) => posyanduId);
  return {
    active: active.length,
    levels: { belum: atLevel('belum'), purwa: atLevel('purwa'), madya: atLevel('madya'), utama: atLevel('utama') },
    weakest: SKILLS.filter((skill) => lacking(skill) > 0)
      .sort((a, b) => lacking(b) - lacking(a))
      .slice(0, SHOWN_SKILLS),
    few: [...counts]
      .map(([posyanduId, own]) => ({ posyanduId, count: own.filter((cadre) => cadre.active).length }))
      .filter(({ count }) => count < ENOUGH_CADRES),
  };
}
