import { foldName } from '#lib/domain/people/name-folding.ts';
import { isComparableNik } from '#lib/domain/people/nik.ts';
import { issueOf, type ImportIssue, type IssueCode } from '../issue.ts';
import type { KnownPerson } from '../known/known-register.ts';
import { showDate } from '../values/date-value.ts';
import type { WeighedHeadings, WeighedRow } from './weighed-row.ts';

/**
 * What a row says otherwise than the register, which is taken to be right.
 * @source answers of the example village 2, 37
 */
export function remarksOnIdentity(row: WeighedRow, person: KnownPerson, headings: WeighedHeadings): ImportIssue[] {
  const { identity } = row;
  const { record } = person;
  const issues: ImportIssue[] = [];
  const remark = (code: IssueCode, column: string, value: string, taken: string): void => {
    issues.push(issueOf(row, code, { column, value }, { taken }));
  };
  const { birthDate, sex, nik, name } = identity;
  if (birthDate && record.birthDate && birthDate !== record.birthDate) {
    remark('BIRTH_DATE_DIFFERS', headings.birthDate, row.cells.birthDate, showDate(record.birthDate));
  }
  if (sex && record.sex && sex !== record.sex) {
    remark('SEX_DIFFERS', headings.sex, row.cells.sex, record.sex === 'm' ? 'L' : 'P');
  }
  if (isComparableNik(nik) && isComparableNik(record.nik) && nik !== record.nik) {
    remark('NIK_DIFFERS', headings.nik, row.cells.nik, record.nik);
  }
  if (name !== undefined && foldName(name).newborn && !foldName(record.name).newborn) {
    remark('NAME_NEWBORN', headings.name, row.cells.name, record.name);
  }
  if (name !== undefined && isOtherSpelling(name, record.name, record.motherName)) {
    remark('NAME_VARIANT', headings.name, row.cells.name, record.name);
  }
  return issues;
}

/** A newborn's stand-in name is held against the mother's, every other name against the registered one. */
function isOtherSpelling(name: string, registered: string, motherName: string | undefined): boolean {
  const written = foldName(name);
  if (!written.newborn) return registered !== '' && plain(name) !== plain(registered);
  const mother = foldName(registered).newborn ? registered : motherName;
  return mother !== undefined && written.text !== foldName(mother).text;
}

function plain(name: string): string {
  return name.toUpperCase().replace(/\s+/g, ' ').trim();
}
