/** Kinds of places that work with a Puskesmas in a desa. @source README of the domain, organisation hierarchy and jejaring */
export const PLACE_KINDS = ['pustu', 'poskesdes', 'polindes', 'hamlet', 'uks', 'posUkk'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Names of one and the same village unit, also called Posyandu Prima. */
const VILLAGE_UNITS: ReadonlySet<PlaceKind> = new Set(['pustu', 'poskesdes', 'polindes']);

/** True for a place that must be staffed: Pustu, Poskesdes, Polindes. */
export function isVillageUnit(kind: PlaceKind): boolean {
  return VILLAGE_UNITS.has(kind);
}

/** People who work at a place; null where nobody has said. */
export interface Staffing {
  readonly midwives: number | null;
  readonly nurses: number | null;
}

/** Whether a village unit has its minimum staff, and who is missing. `unknown` where a number has not been said. */
export type StaffingVerdict =
  | { readonly kind: 'enough' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'short'; readonly missing: readonly ('midwife' | 'nurse')[] };

/** Minimum staff of a village unit: 1 bidan and 1 perawat. @source README of the domain, citing KMK 2015/2023 */
export function checkStaffing({ midwives, nurses }: Staffing): StaffingVerdict {
  const missing: ('midwife' | 'nurse')[] = [];
  if (midwives === 0) missing.push('midwife');
  if (nurses === 0) missing.push('nurse');
  if (missing.length > 0) return { kind: 'short', missing };
  return midwives === null || nurses === null ? { kind: 'unknown' } : { kind: 'enough' };
}
