import { tallyGroup } from '#lib/domain/indicators/tally.ts';
import type { ProjectionTables } from './tables.ts';

type FactSet = ProjectionTables['fact_set'];

/** Codes as they are stored: between blanks, so that one can be looked for. */
export function joinCodes(codes: readonly string[]): string {
  return ` ${codes.join(' ')} `;
}

/** The codes of a stored set. */
export function codesIn(codes: string): string[] {
  return codes.split(' ').filter((code) => code !== '');
}

/** The group of a tally that a stored set belongs to. */
export function groupIn({ sex, band }: Pick<FactSet, 'sex' | 'band'>): string {
  return tallyGroup(sex, band);
}
