import { err, ok, type Result } from '../result.ts';
import { isImplausible, type GrowthIndex } from './implausible.ts';

export type WeightForAgeClass = 'BB_SANGAT_KURANG' | 'BB_KURANG' | 'BB_NORMAL' | 'BB_RISIKO_LEBIH';
export type LengthHeightForAgeClass = 'SANGAT_PENDEK' | 'PENDEK' | 'TB_NORMAL' | 'TINGGI';
export type BodyMassClass =
  'GIZI_BURUK' | 'GIZI_KURANG' | 'GIZI_BAIK' | 'RISIKO_GIZI_LEBIH' | 'GIZI_LEBIH' | 'OBESITAS';
export type SchoolBodyMassClass = Exclude<BodyMassClass, 'RISIKO_GIZI_LEBIH'>;
export type HeadClass = 'LK_KURANG' | 'LK_NORMAL' | 'LK_LEBIH';
export type MuacClass = 'MUAC_RED' | 'MUAC_YELLOW' | 'MUAC_GREEN';

/** A z-score outside the WHO's limits, and the class it would fall in: shown to nakes, left out of prevalence. */
export interface GrowthProblem<Class = string> {
  readonly code: 'growth.implausible';
  readonly z: number;
  readonly wouldBe: Class;
}

type Classed<Class> = Result<Class, GrowthProblem<Class>>;

/**
 * Sorts a weight-for-age z-score (BB/U) into its category.
 * @param z rounded to 2 decimals, in SD; plausible from -6 to +5 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Permenkes 2/2020, table of categories, BB/U
 */
export function classifyWeightForAge(z: number): Classed<WeightForAgeClass> {
  return unlessImplausible('weightForAge', z, () => {
    if (z < -3) return 'BB_SANGAT_KURANG';
    if (z < -2) return 'BB_KURANG';
    return z <= 1 ? 'BB_NORMAL' : 'BB_RISIKO_LEBIH';
  });
}

/**
 * Sorts a length- or height-for-age z-score (PB/U, TB/U) into its category; below -2 is stunting.
 * @param z rounded to 2 decimals, in SD; plausible from -6 to +6 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Permenkes 2/2020, table of categories, PB/U or TB/U
 */
export function classifyLengthHeightForAge(z: number): Classed<LengthHeightForAgeClass> {
  return unlessImplausible('lengthHeightForAge', z, () => {
    if (z < -3) return 'SANGAT_PENDEK';
    if (z < -2) return 'PENDEK';
    return z <= 3 ? 'TB_NORMAL' : 'TINGGI';
  });
}

/**
 * Sorts a weight-for-length or -height z-score (BB/PB, BB/TB) into its category; below -2 is wasting.
 * @param z rounded to 2 decimals, in SD; plausible from -5 to +5 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Permenkes 2/2020, table of categories, BB/PB or BB/TB
 */
export function classifyWeightForLengthHeight(z: number): Classed<BodyMassClass> {
  return unlessImplausible('weightForLengthHeight', z, () => bodyMassUnder5(z));
}

/**
 * Sorts a BMI-for-age z-score (IMT/U) of a child of 0-60 months into its category.
 * @param z rounded to 2 decimals, in SD; plausible from -5 to +5 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Permenkes 2/2020, table of categories, IMT/U 0-60 months
 */
export function classifyBmiForAge(z: number): Classed<BodyMassClass> {
  return unlessImplausible('bmiForAge', z, () => bodyMassUnder5(z));
}

/**
 * Sorts a BMI-for-age z-score (IMT/U) of a child of 5-18 years into its category.
 * @param z rounded to 2 decimals, in SD; plausible from -5 to +5 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Permenkes 2/2020, table of categories, IMT/U 5-18 years
 */
export function classifyBmiForAgeFrom5(z: number): Classed<SchoolBodyMassClass> {
  return unlessImplausible('bmiForAge', z, () => {
    if (z < -3) return 'GIZI_BURUK';
    if (z < -2) return 'GIZI_KURANG';
    if (z <= 1) return 'GIZI_BAIK';
    return z <= 2 ? 'GIZI_LEBIH' : 'OBESITAS';
  });
}

/**
 * Sorts a head-circumference-for-age z-score (LK/U) into its category.
 * @param z rounded to 2 decimals, in SD; plausible from -5 to +5 (WHO flags)
 * @returns category, or `growth.implausible` outside that range (NaN too)
 * @source Kartu ILP bayi-balita, lingkar kepala; growth.md 3
 */
export function classifyHeadForAge(z: number): Classed<HeadClass> {
  return unlessImplausible('headForAge', z, () => {
    if (z < -2) return 'LK_KURANG';
    return z <= 2 ? 'LK_NORMAL' : 'LK_LEBIH';
  });
}

/** Completed months in which the bounds of `classifyMuac` hold, both included. @source Kartu ILP bayi-balita, LiLA */
export const MUAC_AGE_MONTHS = { from: 6, to: 59 } as const;

/**
 * Sorts a mid-upper-arm circumference (LiLA) of a child of 6-59 months by the colours of the tape.
 * @param muacCm in cm, above 0
 * @source Kartu ILP bayi-balita, LiLA; growth.md 3
 */
export function classifyMuac(muacCm: number): MuacClass {
  if (muacCm < 11.5) return 'MUAC_RED';
  return muacCm < 12.5 ? 'MUAC_YELLOW' : 'MUAC_GREEN';
}

function bodyMassUnder5(z: number): BodyMassClass {
  if (z < -3) return 'GIZI_BURUK';
  if (z < -2) return 'GIZI_KURANG';
  if (z <= 1) return 'GIZI_BAIK';
  if (z <= 2) return 'RISIKO_GIZI_LEBIH';
  return z <= 3 ? 'GIZI_LEBIH' : 'OBESITAS';
}

function unlessImplausible<Class>(index: GrowthIndex, z: number, classOf: () => Class): Classed<Class> {
  return isImplausible(index, z) ? err({ code: 'growth.implausible', z, wouldBe: classOf() }) : ok(classOf());
}
