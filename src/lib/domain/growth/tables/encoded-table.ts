import type { Sex } from '../../person.ts';

/** Three columns of text, each the L, M or S of successive keys as `column-codec.ts` writes them. */
export interface EncodedColumns {
  readonly l: string;
  readonly m: string;
  readonly s: string;
}

/** A WHO table as it is shipped: rows for both sexes over one run of whole keys without a gap. */
export interface EncodedTable extends Readonly<Record<Sex, EncodedColumns>> {
  /** First key: day, month, or tenth of a centimetre. */
  readonly first: number;
  readonly rows: number;
}
