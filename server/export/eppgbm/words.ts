import {
  classifyLengthHeightForAge,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
  type BodyMassClass,
  type LengthHeightForAgeClass,
  type WeightForAgeClass,
} from '#lib/domain/growth/classify.ts';
import type { ZScore } from '#lib/domain/growth/z-score.ts';
import type { Result } from '#lib/domain/result.ts';

/** The words of the spreadsheet for a z-score; `Outlier` for one beyond the limits of the WHO. @source interop.md 4 */
const OUTLIER = 'Outlier';

const WEIGHT_FOR_AGE: { readonly [one in WeightForAgeClass]: string } = {
  BB_SANGAT_KURANG: 'Sangat Kurang',
  BB_KURANG: 'Kurang',
  BB_NORMAL: 'Berat Badan Normal',
  BB_RISIKO_LEBIH: 'Risiko Lebih',
};
const LENGTH_FOR_AGE: { readonly [one in LengthHeightForAgeClass]: string } = {
  SANGAT_PENDEK: 'Sangat Pendek',
  PENDEK: 'Pendek',
  TB_NORMAL: 'Normal',
  TINGGI: 'Tinggi',
};
const BODY_MASS: { readonly [one in BodyMassClass]: string } = {
  GIZI_BURUK: 'Gizi Buruk',
  GIZI_KURANG: 'Gizi Kurang',
  GIZI_BAIK: 'Gizi Baik',
  RISIKO_GIZI_LEBIH: 'Risiko Gizi Lebih',
  GIZI_LEBIH: 'Gizi Lebih',
  OBESITAS: 'Obesitas',
};

/** Word and z-score of BB/U; dashes where it could not be computed. */
export function weightForAgeCells(score: ZScore | undefined): [string, number | string] {
  return cellsOf(score, classifyWeightForAge, WEIGHT_FOR_AGE);
}

/** Word and z-score of TB/U. */
export function lengthForAgeCells(score: ZScore | undefined): [string, number | string] {
  return cellsOf(score, classifyLengthHeightForAge, LENGTH_FOR_AGE);
}

/** Word and z-score of BB/TB. */
export function weightForLengthCells(score: ZScore | undefined): [string, number | string] {
  return cellsOf(score, classifyWeightForLengthHeight, BODY_MASS);
}

function cellsOf<Class extends string>(
  score: ZScore | undefined,
  classify: (z: number) => Result<Class, { readonly code: string }>,
  words: { readonly [one in Class]: string },
): [string, number | string] {
  if (!score) return ['-', '-'];
  const classed = classify(score.z);
  return [classed.ok ? words[classed.value] : OUTLIER, score.z];
}
