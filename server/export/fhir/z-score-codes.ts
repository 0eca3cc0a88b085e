import {
  classifyLengthHeightForAge,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
  type BodyMassClass,
  type LengthHeightForAgeClass,
  type WeightForAgeClass,
} from '#lib/domain/growth/classify.ts';
import type { GrowthIndex } from '#lib/domain/growth/implausible.ts';
import type { Position } from '#lib/domain/growth/weighing.ts';
import type { Coding } from './resources.ts';
import { KEMKES_CLINICAL_TERM, SNOMED } from './systems.ts';

const snomed = (code: string, display: string): Coding => ({ system: SNOMED, code, display });
const kemkes = (code: string, display: string): Coding => ({ system: KEMKES_CLINICAL_TERM, code, display });

/** Indices that SATUSEHAT takes; the arm's is not among them. */
export type SentIndex = Exclude<GrowthIndex, 'armForAge'>;

/** Indices whose name depends on how length was taken. @source interop.md 3.3 */
const Z_CODES: { readonly [index in SentIndex]: { readonly lying: Coding; readonly standing: Coding } } = {
  weightForAge: both(snomed('1153593003', 'Weight-for-age z-score')),
  lengthHeightForAge: {
    lying: snomed('1153590000', 'Length-for-age z-score'),
    standing: snomed('1153604005', 'Height-for-age z-score'),
  },
  weightForLengthHeight: {
    lying: snomed('1153598007', 'Weight-for-length z-score'),
    standing: snomed('1153600001', 'Weight-for-height z-score'),
  },
  bmiForAge: both(snomed('1153596006', 'Body mass index-for-age z-score')),
  headForAge: both(snomed('1153594009', 'Head circumference-for-age z-score')),
};

export const SENT_INDICES: readonly SentIndex[] = [
  'weightForAge',
  'lengthHeightForAge',
  'weightForLengthHeight',
  'bmiForAge',
  'headForAge',
];

/** Age up to which length is usual where nobody said how it was taken. @source settled.md 1 */
const LYING_BELOW_DAYS = 731;

/** The code of an index. @param ageDays on the day of measuring */
export function codeOfIndex(index: SentIndex, position: Position | undefined, ageDays: number): Coding {
  const lying = position === undefined ? ageDays < LYING_BELOW_DAYS : position === 'recumbent';
  return Z_CODES[index][lying ? 'lying' : 'standing'];
}

/** Classes in words of SATUSEHAT, each within its own index only: some codes are shared. @source terminologi Gizi, lampiran 3 */
const WEIGHT_FOR_AGE: { readonly [found in WeightForAgeClass]: Coding } = {
  BB_SANGAT_KURANG: kemkes('OI000007', 'Berat badan sangat kurang'),
  BB_KURANG: snomed('248342006', 'Underweight'),
  BB_NORMAL: snomed('43664005', 'Normal weight'),
  BB_RISIKO_LEBIH: kemkes('OI000010', 'Risiko berat badan lebih'),
};
const LENGTH_HEIGHT_FOR_AGE: { readonly [found in LengthHeightForAgeClass]: Coding } = {
  SANGAT_PENDEK: kemkes('OI000011', 'Sangat pendek'),
  PENDEK: snomed('444000005', 'Short stature'),
  TB_NORMAL: snomed('17489000', 'Normal height'),
  TINGGI: snomed('83077003', 'Tall stature'),
};
const WEIGHT_FOR_LENGTH_HEIGHT: { readonly [found in BodyMassClass]: Coding } = {
  GIZI_BURUK: kemkes('OI000001', 'Gizi buruk'),
  GIZI_KURANG: snomed('248325000', 'Undernourished'),
  GIZI_BAIK: snomed('248324001', 'Well nourished'),
  RISIKO_GIZI_LEBIH: kemkes('OI000004', 'Berisiko gizi lebih'),
  GIZI_LEBIH: snomed('238131007', 'Overweight'),
  OBESITAS: snomed('414915002', 'Obese'),
};

/** What a z-score means, where SATUSEHAT has a word for it. @param z plausible, rounded to 2 decimals */
export function interpretationOf(index: SentIndex, z: number): Coding | undefined {
  switch (index) {
    case 'weightForAge': {
      const found = classifyWeightForAge(z);
      return found.ok ? WEIGHT_FOR_AGE[found.value] : undefined;
    }
    case 'lengthHeightForAge': {
      const found = classifyLengthHeightForAge(z);
      return found.ok ? LENGTH_HEIGHT_FOR_AGE[found.value] : undefined;
    }
    case 'weightForLengthHeight': {
      const found = classifyWeightForLengthHeight(z);
      return found.ok ? WEIGHT_FOR_LENGTH_HEIGHT[found.value] : undefined;
    }
    case 'bmiForAge':
    case 'headForAge':
      return undefined;
    default:
      return index satisfies never;
  }
}

function both(coding: Coding): { readonly lying: Coding; readonly standing: Coding } {
  return { lying: coding, standing: coding };
}
