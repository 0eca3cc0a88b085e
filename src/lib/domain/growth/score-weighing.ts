import { ageDays } from '../age.ts';
import type { GrowingChild } from './growth-status.ts';
import type { Weighing } from './weighing.ts';
import { computeZScores, type ZScores } from './z-scores.ts';

/** The z-scores of what was measured of a child on one day. */
export function scoreWeighing(child: GrowingChild, weighing: Weighing): ZScores {
  const { weightKg, lengthHeightCm, position, headCm, muacCm, oedema } = weighing;
  return computeZScores({
    sex: child.sex,
    ageDays: ageDays(child.birthDate, weighing.date),
    weightKg,
    lengthHeightCm,
    position,
    headCm,
    muacCm,
    oedema,
  });
}
