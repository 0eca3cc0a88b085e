import type { LocalDate } from '#lib/domain/dates.ts';
import { foldTraits } from '#lib/domain/people/likeness.ts';
import { foldName } from '#lib/domain/people/name-folding.ts';
import { isComparableNik } from '#lib/domain/people/nik.ts';
import type { IssueCode } from '../issue.ts';
import type { Cell } from '../sheet/cell.ts';
import { readDate } from '../values/date-value.ts';
import { readName } from '../values/name-value.ts';
import { readNik } from '../values/nik-value.ts';
import { readSex } from '../values/word-values.ts';
import type { WeighedIdentity } from './weighed-row.ts';

/** Columns that say who was measured. */
export type IdentityField = 'nik' | 'name' | 'sex' | 'birthDate' | 'motherName';
export type IdentityRemark = (field: IdentityField, code: IssueCode) => void;

const NIK_DIGITS = 16;

/** Reads who a row of measurements speaks of; the register decides later who that is. */
export function readIdentity(
  cell: (field: IdentityField) => Cell,
  today: LocalDate,
  remark: IdentityRemark,
): WeighedIdentity {
  const nik = readOwnNik(cell('nik'), remark);
  const typedName = readName(cell('name'));
  const name = typedName?.name;
  const folded = name === undefined ? undefined : foldName(name);
  // A newborn's stand-in name is printed in capitals by the system itself.
  if (typedName?.tidied && !folded?.newborn) remark('name', 'SPACES_OR_CASE');
  const sex = readSex(cell('sex'));
  if (sex && !sex.usual) remark('sex', 'SEX_SPELLING');
  const birth = readDate(cell('birthDate'), today);
  const birthDate = birth.kind === 'date' ? birth.date : undefined;
  const motherName = readName(cell('motherName'))?.name ?? (folded?.newborn ? folded.words.join(' ') : undefined);
  const known = { name, sex: sex?.value, birthDate, nik, motherName };
  return { ...known, traits: foldTraits(known) };
}

function readOwnNik(cell: Cell, remark: IdentityRemark): string | undefined {
  const value = readNik(cell);
  if (value.kind === 'empty') return void remark('nik', 'NIK_EMPTY');
  if (value.kind === 'spoiled') return void remark('nik', 'NIK_SPOILED');
  if (value.tidied) remark('nik', 'NIK_FORMAT');
  if (value.digits.length !== NIK_DIGITS) return void remark('nik', 'NIK_LENGTH');
  return isComparableNik(value.digits) ? value.digits : void remark('nik', 'NIK_PLACEHOLDER');
}
