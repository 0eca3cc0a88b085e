import type { Option, ScoredOption } from '../../engine/field.ts';

/** Options whose words stand under the field's own key: `smoking` and `aktif` give `smoking.aktif`. */
export function options(label: string, codes: readonly string[]): Option[] {
  return codes.map((code) => ({ code, label: `${label}.${code}` }));
}

/** Points from 0 on, each with its words under the field's own key: `aks.bowel.0`. */
export function points(label: string, most: number): ScoredOption[] {
  return Array.from({ length: most + 1 }, (_, score) => ({ score, label: `${label}.${score}` }));
}
