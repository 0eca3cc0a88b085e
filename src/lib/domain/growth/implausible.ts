/** The indices of growth that the WHO gives standards for. */
export type GrowthIndex =
  'weightForAge' | 'lengthHeightForAge' | 'weightForLengthHeight' | 'bmiForAge' | 'headForAge' | 'armForAge';

/**
 * Beyond these z-scores a measurement is more likely wrong than true; the limits themselves still count as plausible.
 * @source WHO anthro and anthroplus flags; growth.md 5
 */
export const PLAUSIBLE_Z: { readonly [index in GrowthIndex]: { readonly min: number; readonly max: number } } = {
  weightForAge: { min: -6, max: 5 },
  lengthHeightForAge: { min: -6, max: 6 },
  weightForLengthHeight: { min: -5, max: 5 },
  bmiForAge: { min: -5, max: 5 },
  headForAge: { min: -5, max: 5 },
  armForAge: { min: -5, max: 5 },
};

/** True when a z-score asks for a second measurement; also for one that is no number. @param z rounded to 2 decimals */
export function isImplausible(index: GrowthIndex, z: number): boolean {
  const { min, max } = PLAUSIBLE_Z[index];
  return !(z >= min && z <= max);
}
