import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Share } from '#lib/app/staff/share.ts';
import type { Figure } from '#lib/app/staff/skdn-report.ts';

/** A column of the SKDN table. Its number opens the names of `figure`. */
export interface Column {
  /** Key of its texts: `column.<id>`, `column.<id>.long`. */
  readonly id: string;
  readonly figure: Figure;
  /** Missing for a plain count. */
  readonly share?: Share;
}

const count = (figure: Figure): Column => ({ id: figure, figure });
const share = (part: Figure, whole: Share['whole'], id: string = part): Column => ({
  id,
  figure: part,
  share: { part, whole },
});

/** D/S, which has a target. */
export const PARTICIPATION: Column = { id: 'DperS', figure: 'D', share: { part: 'D', whole: 'S', target: 'D/S' } };
/** N/D', which has a target. */
export const SUCCESS: Column = { id: 'NperD', figure: 'N', share: { part: 'N', whole: "D'", target: "N/D'" } };

const COLUMNS: readonly Column[] = [
  ...(['S', 'K', 'D', 'N', 'T', 'O', 'B', 'absent'] as const).map(count),
  PARTICIPATION,
  SUCCESS,
  count('twoT'),
  count('BGM'),
  share('underweight', 'wfaMeasured'),
  share('stunted', 'lhfaMeasured'),
  share('wasted', 'wflhMeasured'),
];

/** Only in the months in which capsules are given. */
const CAPSULES: readonly Column[] = [
  share('vitABlueGiven', 'vitABlueDue', 'vitABlue'),
  share('vitARedGiven', 'vitARedDue', 'vitARed'),
];

/** The columns of a month. */
export function columnsOf(month: LocalMonth): readonly Column[] {
  return /-(02|08)$/.test(month) ? [...COLUMNS, ...CAPSULES] : COLUMNS;
}
