import type { Row } from './fold.ts';
import { textOf } from './slots.ts';

/** A family: where it lives and how to find it. What its house is like lies in the row. */
export interface HouseholdRecord {
  readonly householdId: string;
  /** Kepala keluarga, as told. */
  readonly headName: string;
  readonly familyCardNo?: string;
  readonly hamlet?: string;
  readonly rt?: string;
  readonly rw?: string;
  readonly address?: string;
  /** How to find the house without a map: "belakang masjid". */
  readonly landmark?: string;
  readonly row: Row;
}

/** Reads a row of the table `household`; undefined for another table. */
export function readHousehold(row: Row): HouseholdRecord | undefined {
  if (row.table !== 'household') return undefined;
  return {
    householdId: row.subject,
    headName: textOf(row, 'headName') ?? '',
    familyCardNo: textOf(row, 'familyCardNo'),
    hamlet: textOf(row, 'hamlet'),
    rt: textOf(row, 'rt'),
    rw: textOf(row, 'rw'),
    address: textOf(row, 'address'),
    landmark: textOf(row, 'landmark'),
    row,
  };
}
