import type { Sex } from '../../person.ts';
import { decodeColumn } from './column-codec.ts';
import type { EncodedTable } from './encoded-table.ts';

/** Units that one of each parameter is parted into when it is stored: all digits that the WHO prints. */
export const LMS_SCALES = { l: 1e4, m: 1e4, s: 1e5 } as const;

/** L, M and S of one sex, row by row. */
export interface LmsColumns {
  readonly l: Float64Array;
  readonly m: Float64Array;
  readonly s: Float64Array;
}

/** A WHO table, decoded for a sex when it is first asked for. */
export interface LmsTable {
  /** First and last whole key: days, months, or tenths of a centimetre. */
  readonly first: number;
  readonly last: number;
  columnsOf(sex: Sex): LmsColumns;
}

/** Makes a shipped table readable; nothing is decoded yet. */
export function openTable(encoded: EncodedTable): LmsTable {
  const decoded: Partial<Record<Sex, LmsColumns>> = {};
  return {
    first: encoded.first,
    last: encoded.first + encoded.rows - 1,
    columnsOf: (sex) => (decoded[sex] ??= decodeColumns(encoded, sex)),
  };
}

function decodeColumns(encoded: EncodedTable, sex: Sex): LmsColumns {
  const { l, m, s } = encoded[sex];
  return {
    l: decodeColumn(l, encoded.rows, LMS_SCALES.l),
    m: decodeColumn(m, encoded.rows, LMS_SCALES.m),
    s: decodeColumn(s, encoded.rows, LMS_SCALES.s),
  };
}
