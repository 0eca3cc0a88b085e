import { expect, test } from 'vitest';
import { ACCOUNT_ROLES } from '#lib/app/staff/account-api.ts';
import { ISSUE_VERDICTS } from '#server/import/issue.ts';
import { issues } from './messages/staff/import-issues.ts';
import { hasIssueText, hasStaffText, issueText, ts } from './staff-text.ts';

test('every code of the import is told in words', () => {
  expect(Object.keys(ISSUE_VERDICTS).filter((code) => !hasIssueText(code))).toEqual([]);
});

test('no text tells of a code that the import does not have', () => {
  expect(Object.keys(issues).filter((code) => !Object.hasOwn(ISSUE_VERDICTS, code))).toEqual([]);
});

test('a code of a newer server is told in general words that name it', () => {
  expect(issueText('NEW_CODE').what).toContain('NEW_CODE');
});

test('every role has a name', () => {
  expect(ACCOUNT_ROLES.filter((role) => !hasStaffText(`role.${role}`))).toEqual([]);
});

test('places of a text are filled in', () => {
  expect(ts('situation.sessions', { held: 4, all: 5 })).toBe('4 dari 5 Posyandu sudah hari buka');
});
