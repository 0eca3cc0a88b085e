import { expect, test } from 'vitest';
import { parseLocalDate } from '#lib/domain/dates.ts';
import type { Answers } from '../engine/answers.ts';
import { checkAnswers } from '../engine/check.ts';
import { attendanceForm, possibleGroups, startAttendanceAnswers } from './attendance.ts';
import { personForm, startPersonAnswers } from './person.ts';

const day = parseLocalDate('2026-08-07');
if (!day.ok) throw new Error('date of the test');
const context = { today: day.value };
const child: Answers = { name: 'Zafran Abqari', sex: 'm', birthDate: '2025-04-16', motherName: 'Lia Maharani' };

function check(answers: Answers) {
  return checkAnswers(personForm, answers, context);
}

test('[FO2] name, sex and birth date are needed, and for a child the mother', () => {
  expect(check(child).firstOpen).toBeUndefined();
  for (const code of ['name', 'sex', 'birthDate', 'motherName'])
    expect(check({ ...child, [code]: undefined }).firstOpen).toBe(code);
});

test('[FO1] an adult is not asked for her mother, but for her husband', () => {
  const codes = check({ name: 'Lia Maharani', sex: 'f', birthDate: '1998-01-09' }).fields.map((field) => field.code);
  expect(codes).not.toContain('motherName');
  expect(codes).toContain('husbandName');
});

test('[FO3] a birth date in the future is refused', () => {
  expect(check({ ...child, birthDate: '2026-08-08' }).outcomes['birthDate']).toMatchObject({
    problem: { code: 'form.dateInFuture' },
  });
});

test('[FO4] an age above 110 years is asked about', () => {
  expect(check({ ...child, birthDate: '1915-08-07' }).outcomes['birthDate']).toMatchObject({
    questions: [{ code: 'form.veryOld', years: 111 }],
  });
});

test('[FO3] a NIK of 15 digits is refused', () => {
  expect(check({ ...child, nik: '350891160425894' }).outcomes['nik']).toMatchObject({
    problem: { code: 'form.nikNotSixteenDigits', digits: 15 },
  });
});

test('[FO4] a NIK that says another birth date or sex is asked about', () => {
  expect(check({ ...child, nik: '3508911604258949' }).outcomes['nik']).toEqual({ kind: 'ok' });
  expect(check({ ...child, nik: '3508915604258949' }).outcomes['nik']).toMatchObject({
    questions: [{ code: 'nik.sexMismatch' }],
  });
  expect(check({ ...child, nik: '3508911704258949' }).outcomes['nik']).toMatchObject({
    questions: [{ code: 'nik.birthDateMismatch' }],
  });
});

test.each(['081234567890', '0812 3456 7890', '+62 812-3456-7890'])('a number as it is dialled passes: %s', (phone) => {
  expect(check({ ...child, phone }).outcomes['phone']).toEqual({ kind: 'ok' });
});

test.each(['12345678', '08123', 'abc'])('[FO3] "%s" is no telephone number', (phone) => {
  expect(check({ ...child, phone }).outcomes['phone']).toMatchObject({ problem: { code: 'form.phoneImpossible' } });
});

test('registering begins with the name that was searched for, but not with digits', () => {
  expect(startPersonAnswers('  Siti   Aminah ', 'Krajan')).toEqual({ name: 'Siti Aminah', hamlet: 'Krajan' });
  expect(startPersonAnswers('3508')).toEqual({});
});

test('attendance begins with the group of the age', () => {
  expect(startAttendanceAnswers({ ...context, birthDate: day.value }, { insured: true })).toEqual({
    group: 'infant',
    insured: true,
  });
});

test('a woman of fertile age may also come as pregnant or in childbed', () => {
  expect(possibleGroups({ ...context, sex: 'f' }, 25 * 12)).toEqual(['pregnant', 'postpartum', 'adult']);
  expect(possibleGroups({ ...context, sex: 'm' }, 25 * 12)).toEqual(['adult']);
});

test('[FO1] the Buku KIA is asked of children and mothers only', () => {
  const asked = (group: string) => 'kiaBook' in checkAnswers(attendanceForm, { group }, context).outcomes;
  expect(['infant', 'preschool', 'pregnant', 'adult', 'elderly'].map(asked)).toEqual([true, true, true, false, false]);
});
