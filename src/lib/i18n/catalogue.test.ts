import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import { childForm } from '#lib/forms/definitions/child.ts';
import { personForm } from '#lib/forms/definitions/person.ts';
import { EMPTY_REASONS } from '#lib/events/empty.ts';
import { careProblems } from './messages/care-problems.ts';
import { outreachProblems } from './messages/outreach-problems.ts';
import { nationalProblems } from './messages/staff/national.ts';
import { peerProblems } from './messages/peer-problems.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { validationProblems } from './messages/validation-problems.ts';
import { hasProblemText, hasText, problemText, t, textOf } from './visit-text.ts';

/** Lines of reports bear codes with dots too; they are no problems. */
const REPORT_LINES = join('src', 'lib', 'domain', 'reports');

/** Every `code: 'some.thing'` of our own sources, tests left out: the codes that a person may come to see. */
function problemCodes(): string[] {
  const files = ['src', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter(
    (file) => /\.(ts|svelte)$/.test(file) && !/\.(test|generated)\.ts$/.test(file) && !file.startsWith(REPORT_LINES),
  );
  const found = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bcode: '([a-z][A-Za-z]*\.[A-Za-z.]+)'/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(found)].sort();
}

test('every problem code of the app and the server has a text of three parts', () => {
  const codes = problemCodes();
  expect(codes.length).toBeGreaterThan(40);
  expect(
    codes.filter(
      (code) =>
        !hasProblemText(code) &&
        !Object.hasOwn(
          {
            ...staffProblems,
            ...careProblems,
            ...outreachProblems,
            ...validationProblems,
            ...peerProblems,
            ...nationalProblems,
          },
          code,
        ),
    ),
  ).toEqual([]);
});

test('a problem says what happened, what is safe and what to do, with its places filled in', () => {
  expect(problemText('form.tooHigh', { field: 'Berat badan', value: '84 kg', max: '45 kg' })).toEqual({
    happened: 'Berat badan 84 kg tidak mungkin: paling banyak 45 kg.',
    safe: 'Isian lain tetap aman.',
    next: 'Periksa lagi angka dan satuannya.',
  });
});

test('an unknown code is told in general words that name it', () => {
  expect(problemText('later.invention').next).toContain('later.invention');
});

test.each([childForm, personForm, attendanceForm])(
  'every label, help, section and choice of form $code has a text',
  (form) => {
    const keys = form.fields.flatMap((field) => [
      field.label,
      ...(field.help === undefined ? [] : [field.help]),
      ...(field.section === undefined ? [] : [field.section]),
      ...('options' in field ? field.options.map((option) => option.label) : []),
    ]);
    expect(keys.filter((key) => !hasText(key))).toEqual([]);
  },
);

test('every reason for a blank has a text', () => {
  expect(EMPTY_REASONS.map((reason) => `empty.${reason}`).filter((key) => !hasText(key))).toEqual([]);
});

test('places of a text are filled in, and texts that come as data are found by key', () => {
  expect(t('sync.unsent', { count: 3 })).toBe('3 belum terkirim');
  expect(textOf('child.weightKg')).toBe('Berat badan');
});
