import { numberField, type Limits, type NumberField, type Predicate } from '../../engine/field.ts';

interface BloodValue {
  readonly code: 'hb' | 'glucoseRandom' | 'glucoseFasting' | 'cholesterol' | 'uricAcid';
  readonly source: string;
  readonly hard: Limits;
  readonly soft?: Limits;
  readonly relevant?: Predicate;
}

const SHOWN = {
  hb: { unit: 'g/dL', decimals: 1 },
  glucoseRandom: { unit: 'mg/dL', decimals: 0 },
  glucoseFasting: { unit: 'mg/dL', decimals: 0 },
  cholesterol: { unit: 'mg/dL', decimals: 0 },
  uricAcid: { unit: 'mg/dL', decimals: 1 },
} as const;

/** A value that a nakes measures in blood; unit and digits are those of the instrument. */
export function bloodField({ code, ...rest }: BloodValue): NumberField {
  return numberField({ code, label: `blood.${code}`, help: `blood.${code}.help`, ...SHOWN[code], ...rest });
}
