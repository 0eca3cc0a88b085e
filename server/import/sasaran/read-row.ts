import { completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { foldTraits } from '#lib/domain/people/likeness.ts';
import { checkNik, isComparableNik, type NikWarning } from '#lib/domain/people/nik.ts';
import type { Sex } from '#lib/domain/person.ts';
import { issueOf, type ImportIssue, type IssueCode } from '../issue.ts';
import { contentOf } from '../rows-apart.ts';
import type { TableRow } from '../sheet/table.ts';
import { readName } from '../values/name-value.ts';
import { readNik } from '../values/nik-value.ts';
import { readPhone } from '../values/phone-value.ts';
import { readSex, readText, readYesNo } from '../values/word-values.ts';
import { SASARAN_COLUMNS, type SasaranField } from './columns.ts';
import { isFirmBirth, readBirth, type BirthValue } from './read-birth.ts';
import { readPregnancy } from './read-pregnancy.ts';
import { readResidence } from './read-residence.ts';
import type { RegisterRecord, SlotValues } from './register-record.ts';
import type { Remark } from './remark.ts';

type Row = TableRow<SasaranField>;

/** Children below this age need no NIK yet. @source interop.md 1; README of the domain, infant */
const INFANT_MONTHS = 12;

const NIK_ISSUES: { readonly [warning in NikWarning]: IssueCode } = {
  'nik.length': 'NIK_LENGTH',
  'nik.placeholder': 'NIK_PLACEHOLDER',
  'nik.provinceUnknown': 'NIK_PROVINCE_UNKNOWN',
  'nik.birthDateMismatch': 'NIK_BIRTHDATE_MISMATCH',
  'nik.sexMismatch': 'NIK_SEX_MISMATCH',
};

/**
 * Understands a row of a register. Nothing makes the row as a whole unusable: what cannot be stored is left out and said.
 * @param today the day the list speaks of: later days are in the future
 */
export function readRegisterRow(row: Row, today: LocalDate): RegisterRecord {
  const issues: ImportIssue[] = [];
  const remark: Remark = (field, code, details) => {
    const cell = { column: SASARAN_COLUMNS[field].heading, value: row.cell(field).text };
    issues.push(issueOf(row, code, cell, details));
  };
  const typedNik = readNik(row.cell('nik'));
  const digits = typedNik.kind === 'digits' ? typedNik.digits : undefined;
  const birth = readBirth(row.cell('birthDate'), digits, today);
  if (birth.issue) remark('birthDate', birth.issue, birth.details);
  const remarkText = readText(row.cell('remark')) ?? '';
  const sex = readSexCell(row, remark);
  const name = readNameCell(row, remark);
  const motherNik = readOtherNumber(row, 'motherNik', 'MOTHER_NIK_FORMAT', remark);
  const nik = readNikCell(row, { birth, sex, motherNik, today }, remark);
  const familyCardNo = readOtherNumber(row, 'familyCardNo', 'FAMILY_CARD_FORMAT', remark);
  const residence = readResidence(row, today, remark);
  const birthDateEstimated = birth.estimated || /perkiraan|taksir|kira/i.test(remarkText) || undefined;
  const motherName = readName(row.cell('motherName'))?.name;
  const slots = withoutMissing({
    name,
    sex,
    birthDate: birth.birthDate,
    birthDateEstimated,
    nik,
    familyCardNo,
    motherName,
    motherNik,
    fatherName: readName(row.cell('fatherName'))?.name,
    husbandName: readName(row.cell('husbandName'))?.name,
    phone: readPhoneCell(row, remark),
    insured: readYesNo(row.cell('insured')),
    note: remarkText === '' ? undefined : remarkText,
    ...residence.slots,
  });
  return {
    file: row.file,
    dataRow: row.dataRow,
    slots,
    traits: foldTraits({
      name,
      sex,
      birthDate: birth.birthDate,
      birthDateEstimated,
      nik,
      familyCardNo,
      motherName,
      motherNik,
    }),
    sex,
    birthDate: birth.birthDate,
    posyandu: row.cell('posyandu').text,
    area: residence.area,
    hamlet: residence.hamlet,
    pregnancy: readPregnancy(row, { sex, birthDate: birth.birthDate }, today, remark),
    outdated: /sudah pindah|pindah (dusun|posyandu|rt|rw)/i.test(remarkText),
    content: contentOf(row, 'rowNo'),
    familyCardNo,
    issues,
  };
}

function readSexCell(row: Row, remark: Remark): Sex | undefined {
  const sex = readSex(row.cell('sex'));
  if (!sex) remark('sex', 'SEX_EMPTY');
  else if (!sex.usual) remark('sex', 'SEX_SPELLING');
  return sex?.value;
}

function readNameCell(row: Row, remark: Remark): string | undefined {
  const value = readName(row.cell('name'));
  if (!value) remark('name', 'NAME_EMPTY');
  else if (value.tidied) remark('name', 'NAME_FORMAT');
  return value?.name;
}

function readNikCell(
  row: Row,
  { birth, sex, motherNik, today }: { birth: BirthValue; sex?: Sex; motherNik?: string; today: LocalDate },
  remark: Remark,
): string | undefined {
  const value = readNik(row.cell('nik'));
  if (value.kind === 'spoiled') return void remark('nik', 'NIK_SPOILED');
  if (value.kind === 'empty') {
    const infant = birth.birthDate && completedMonths(birth.birthDate, today) < INFANT_MONTHS;
    return void remark('nik', infant ? 'NIK_EMPTY_NEWBORN' : 'NIK_EMPTY');
  }
  if (value.tidied) remark('nik', 'NIK_FORMAT');
  if (value.digits === motherNik) return void remark('nik', 'NIK_SHARED');
  const birthDate = isFirmBirth(birth) ? birth.birthDate : undefined;
  for (const warning of checkNik(value.digits, { birthDate, sex })) remark('nik', NIK_ISSUES[warning]);
  return isComparableNik(value.digits) ? value.digits : undefined;
}

function readOtherNumber(
  row: Row,
  field: 'motherNik' | 'familyCardNo',
  code: IssueCode,
  remark: Remark,
): string | undefined {
  const value = readNik(row.cell(field));
  if (value.kind === 'empty') return undefined;
  if (value.kind === 'digits' && isComparableNik(value.digits)) return value.digits;
  return void remark(field, code);
}

function readPhoneCell(row: Row, remark: Remark): string | undefined {
  const value = readPhone(row.cell('phone'));
  if (value.kind === 'invalid') remark('phone', 'PHONE_INVALID');
  return value.kind === 'phone' ? value.phone : undefined;
}

function withoutMissing(values: { readonly [slot: string]: SlotValues[string] | undefined }): SlotValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([slot, value]) => (value === undefined ? [] : [[slot, value]])),
  );
}
