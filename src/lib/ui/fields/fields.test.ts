import { expect, test } from 'vitest';
import { personForm } from '#lib/forms/definitions/person.ts';
import { toggleChoice } from './choices.ts';
import { joinDate, splitDate } from './date-parts.ts';
import { groupBySection } from './sections.ts';

test('three inputs become a date once all are complete', () => {
  expect(joinDate({ day: '7', month: '08', year: '2026' })).toBe('2026-08-07');
  expect(joinDate({ day: '7', month: '08', year: '26' })).toBeUndefined();
  expect(joinDate({ day: '', month: '08', year: '2026' })).toBeUndefined();
});

test('a day that the calendar lacks is handed on, so that the form can say so', () => {
  expect(joinDate({ day: '31', month: '02', year: '2026' })).toBe('2026-02-31');
});

test('a date taken apart and joined is the same date', () => {
  expect(joinDate(splitDate('2026-08-07'))).toBe('2026-08-07');
  expect(splitDate(undefined)).toEqual({ day: '', month: '', year: '' });
});

const order = ['none', 'cough', 'fever'];

test('codes are chosen in the order of the form and taken back by a second tap', () => {
  expect(toggleChoice(['fever'], 'cough', { order })).toEqual(['cough', 'fever']);
  expect(toggleChoice(['cough', 'fever'], 'cough', { order })).toEqual(['fever']);
});

test('a code that stands alone pushes the others out, and they it', () => {
  expect(toggleChoice(['cough'], 'none', { order, exclusive: ['none'] })).toEqual(['none']);
  expect(toggleChoice(['none'], 'fever', { order, exclusive: ['none'] })).toEqual(['fever']);
});

test('fields of a part of the form stand together, the ones asked first without a name', () => {
  const sections = groupBySection(personForm.fields);
  expect(sections[0]).toMatchObject({ label: undefined });
  expect(sections[0]?.fields[0]?.code).toBe('name');
  expect(sections.flatMap((section) => section.fields)).toHaveLength(personForm.fields.length);
});
