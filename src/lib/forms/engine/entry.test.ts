import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLocalDate } from '#lib/domain/dates.ts';
import { EMPTY_REASONS } from '#lib/events/empty.ts';
import { childForm } from '../definitions/child.ts';
import {
  answerField,
  checkEntry,
  confirmAnswer,
  confirmedCodes,
  isTouched,
  leaveBlank,
  parseDraft,
  startEntry,
  typeNumber,
} from './entry.ts';

const today = parseLocalDate('2026-08-07');
const born = parseLocalDate('2024-08-07');
if (!today.ok || !born.ok) throw new Error('dates of the test');
const context = { today: today.value, birthDate: born.value };

test('[FO6] what is no number stays as typed, answers nothing and is refused', () => {
  const entry = typeNumber(startEntry(childForm), 'weightKg', '8,4,');
  const check = checkEntry(childForm, entry, context);
  expect(entry.typed['weightKg']).toBe('8,4,');
  expect(check.answers).not.toHaveProperty('weightKg');
  expect(check.outcomes['weightKg']).toMatchObject({ problem: { code: 'form.notANumber', typed: '8,4,' } });
  expect(check.firstOpen).toBe('weightKg');
});

test('[FO4] a confirmed answer is named with what is saved; typing anew asks anew', () => {
  const doubted = typeNumber(typeNumber(startEntry(childForm), 'weightKg', '11'), 'muacCm', '8,5');
  expect(checkEntry(childForm, doubted, context).firstOpen).toBe('muacCm');
  const confirmed = confirmAnswer(doubted, 'muacCm');
  expect(confirmedCodes(childForm, confirmed, context)).toEqual(['muacCm']);
  expect(checkEntry(childForm, typeNumber(confirmed, 'muacCm', '8,4'), context).firstOpen).toBe('muacCm');
});

test('[FO5] a field left blank loses what was typed', () => {
  const entry = leaveBlank(typeNumber(startEntry(childForm), 'weightKg', '8,'), 'weightKg', 'noTool');
  expect(checkEntry(childForm, entry, context)).toMatchObject({ answers: { weightKg: { empty: 'noTool' } } });
  expect(checkEntry(childForm, entry, context).firstOpen).toBeUndefined();
});

test('an untouched form is told from one with half a number in it', () => {
  expect(isTouched(startEntry(childForm))).toBe(false);
  expect(isTouched(typeNumber(startEntry(childForm), 'weightKg', '8,'))).toBe(true);
});

test('[FO9] any entry is the same after it was put away as JSON', () => {
  const code = fc.constantFrom(...childForm.fields.map((field) => field.code));
  const change = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), code, text: fc.string({ maxLength: 6 }) }),
    fc.record({
      kind: fc.constant('answer' as const),
      code,
      value: fc.oneof(fc.boolean(), fc.string(), fc.array(fc.string(), { maxLength: 3 })),
    }),
    fc.record({ kind: fc.constant('blank' as const), code, reason: fc.constantFrom(...EMPTY_REASONS) }),
    fc.record({ kind: fc.constant('confirm' as const), code }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const entry = changes.reduce((now, one) => {
        if (one.kind === 'type') return typeNumber(now, one.code, one.text);
        if (one.kind === 'answer') return answerField(now, one.code, one.value);
        return one.kind === 'blank' ? leaveBlank(now, one.code, one.reason) : confirmAnswer(now, one.code);
      }, startEntry(childForm));
      expect(parseDraft(childForm, JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    }),
  );
});

test.each([
  ['another form', { form: 'person', version: 1, typed: {}, answers: {}, confirmed: {} }],
  ['another version', { form: 'child', version: 2, typed: {}, answers: {}, confirmed: {} }],
  ['a broken draft', { form: 'child', version: 1, typed: 'x', answers: {}, confirmed: {} }],
  ['nothing', undefined],
])('[FO9] %s gives no entry', (_, raw) => {
  expect(parseDraft(childForm, raw)).toBeUndefined();
});

test('[FO9] a draft loses answers to fields that the form does not ask, and answers that are none', () => {
  const raw = {
    form: 'child',
    version: 1,
    typed: {},
    answers: { pulse: 80, weightKg: { empty: 'lazy' }, headCm: 46 },
    confirmed: {},
  };
  expect(parseDraft(childForm, raw)?.answers).toEqual({ headCm: 46 });
});
