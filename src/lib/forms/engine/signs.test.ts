import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../../../../tests/support/local-date.ts';
import { dangerSignFields, signSlot } from '../definitions/parts/danger-signs.ts';
import type { Answers } from './answers.ts';
import { checkAnswers } from './check.ts';
import { answerField, startEntry } from './entry.ts';
import { numberField, yesNoField } from './field.ts';
import { defineForm } from './form.ts';
import { answerNone, openSigns, takeBackNone } from './signs.ts';

const context = { today: localDate('2026-08-07') };
const form = defineForm({
  code: 'signs',
  version: 1,
  fields: [
    ...dangerSignFields([{ list: 'dangerPregnant' }]),
    yesNoField({ code: 'sick', label: 'sick', source: 'example' }),
    numberField({
      code: 'sum',
      label: 'sum',
      source: 'example',
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 1 },
      computed: () => 7,
      shownOnly: true,
    }),
  ],
});
const slots = form.fields.flatMap((field) => (field.kind === 'yesNo' && field.sign ? [field.code] : []));
const allNo: Answers = Object.fromEntries(slots.map((slot) => [slot, false]));

function listOf(answers: Answers): unknown {
  return checkAnswers(form, answers, context).toSave['dangerSigns'];
}

test('[FO13] one sign with yes is listed though the others are still open', () => {
  expect(listOf({ [signSlot('bleeding')]: true })).toEqual(['bleeding']);
});

test('[FO13] the list is empty only once every sign was answered with no', () => {
  expect(listOf({})).toBeUndefined();
  expect(listOf({ ...allNo, [signSlot('convulsion')]: undefined })).toBeUndefined();
  expect(listOf(allNo)).toEqual([]);
});

test('[FO13] whatever was answered, the list holds exactly the signs with yes', () => {
  const answers = fc.dictionary(fc.constantFrom(...slots), fc.boolean());
  fc.assert(
    fc.property(answers, (given) => {
      const yes = slots.filter((slot) => given[slot] === true);
      const list = listOf(given);
      const complete = slots.every((slot) => given[slot] !== undefined);
      expect(Array.isArray(list) ? list.map((sign) => signSlot(String(sign))) : list).toEqual(
        yes.length > 0 || complete ? yes : undefined,
      );
    }),
  );
});

test('[FO12] what is only shown is not saved and refuses nothing, even outside its limits', () => {
  const check = checkAnswers(form, { sum: 3 }, context);
  expect(check.answers['sum']).toBe(7);
  expect(check.toSave).not.toHaveProperty('sum');
  expect(check.firstOpen).toBeUndefined();
});

test('[FO14] "none of these" leaves yes, no and other questions as they were', () => {
  const entry = answerField(startEntry(form), signSlot('fever'), true);
  const open = openSigns(form, entry, context).map(({ code }) => code);
  expect(open).toHaveLength(slots.length - 1);
  const answered = answerNone(entry, open);
  expect(answered.answers).toEqual({ ...allNo, [signSlot('fever')]: true });
  expect(openSigns(form, answered, context)).toEqual([]);
});

test('[FO14] taken back, what was changed since stays', () => {
  const open = openSigns(form, startEntry(form), context).map(({ code }) => code);
  const changed = answerField(answerNone(startEntry(form), open), signSlot('fever'), true);
  const back = takeBackNone(changed, open);
  expect(listOf(back.answers)).toEqual(['fever']);
  expect(openSigns(form, back, context)).toHaveLength(slots.length - 1);
});
