import { completedYears } from '#lib/domain/age.ts';
import { daysBetween, type LocalDate } from '#lib/domain/dates.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { TableRow } from '../sheet/table.ts';
import { readDate } from '../values/date-value.ts';
import { readYesNo } from '../values/word-values.ts';
import type { SasaranField } from './columns.ts';
import type { Remark } from './remark.ts';

/** No pregnancy lasts longer. @source lifecycle.md 1, HPHT */
const LONGEST_DAYS = 310;
/** Ages at which a woman may be pregnant. @source design default; PUS are 15-49 */
const FERTILE_YEARS = { from: 10, to: 55 };

/** The pregnancy that a row speaks of, without its first day where that cannot be; undefined where there is none, or none that can be. */
export function readPregnancy(
  row: TableRow<SasaranField>,
  woman: { sex?: Sex; birthDate?: LocalDate },
  today: LocalDate,
  remark: Remark,
): { lmp?: LocalDate } | undefined {
  if (readYesNo(row.cell('pregnant')) !== true) return undefined;
  if (woman.sex === 'm') return void remark('pregnant', 'PREGNANT_MALE');
  const years = woman.birthDate && completedYears(woman.birthDate, today);
  if (years !== undefined && (years < FERTILE_YEARS.from || years > FERTILE_YEARS.to)) {
    return void remark('pregnant', 'PREGNANT_AGE');
  }
  const lmp = readDate(row.cell('lmp'), today);
  if (lmp.kind === 'empty') remark('lmp', 'LMP_EMPTY');
  else if (lmp.kind !== 'date') remark('lmp', 'LMP_IMPOSSIBLE');
  else if (lmp.date > today) remark('lmp', 'LMP_FUTURE');
  else if (daysBetween(lmp.date, today) > LONGEST_DAYS) remark('lmp', 'LMP_TOO_OLD');
  else return { lmp: lmp.date };
  return {};
}
