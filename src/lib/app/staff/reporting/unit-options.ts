import { reportingTextOf } from '#lib/i18n/reporting-text.ts';
import type { UnitTree } from '../unit-tree.ts';

/** A unit to choose from, with a name that says what it is. */
export interface UnitOption {
  readonly value: string;
  readonly label: string;
}

/**
 * The units of a tree whose reports can be asked for: from the Puskesmas down. The Puskesmas itself only where the reader answers for all of it.
 * @param isWhole true where the scope is whole Puskesmas
 */
export function unitOptions(tree: UnitTree, isWhole: boolean): UnitOption[] {
  return tree.flatMap(({ puskesmasId, name, villages }) => [
    ...(isWhole ? [{ value: puskesmasId, label: reportingTextOf('report.unit.puskesmas', { name }) }] : []),
    ...villages.flatMap((village) => [
      { value: village.villageId, label: reportingTextOf('report.unit.village', { name: village.name }) },
      ...village.posyandu.map(({ posyanduId, name: posyandu }) => ({ value: posyanduId, label: posyandu })),
    ]),
  ]);
}
