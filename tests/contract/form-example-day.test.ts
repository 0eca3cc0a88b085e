import { expect, test } from 'vitest';
import { cardOf, type ServedGroup } from '#lib/domain/interpretation/card.ts';
import { formsOfCard } from '#lib/forms/cards.ts';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import { signSlot } from '#lib/forms/definitions/parts/danger-signs.ts';
import type { Answers, AnswerValue } from '#lib/forms/engine/answers.ts';
import { checkAnswers } from '#lib/forms/engine/check.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { readExamplePersons } from '../support/desa-contoh.ts';
import { readExampleSession } from '../support/example-session.ts';
import { localDate } from '../support/local-date.ts';
import { replaySession } from '../support/session-replay.ts';

/** What the five cadres and the midwife of the example day entered for ninety people can be entered in the forms, and comes out as it went in. */
const session = readExampleSession();
const persons = new Map(readExamplePersons().map((person) => [String(person.id), person]));
const replayed = replaySession(session);
const today = localDate(session.session.date);

/** What is no field: the day's own words for giving, leaving and refusing. */
const NO_FIELD = new Set([
  'kiaBook',
  'jkn',
  'group',
  'visitState',
  'reason',
  'item',
  'amount',
  'unit',
  'field',
  'keepsValue',
]);
const ITS_REASON = 'glucoseRandomReason';

/** The answers of the file in the project's own kinds: `ya` is true, signs are rows of their own. */
function typedAnswers(answers: { readonly [code: string]: unknown }): Answers {
  const typed: { [code: string]: AnswerValue } = {};
  for (const [code, value] of Object.entries(answers)) {
    if (NO_FIELD.has(code) || code === ITS_REASON || code === 'dangerSigns' || value === null) continue;
    if (value === 'menolak') typed[code] = { empty: 'refused' };
    else if ((value === 'ya' || value === 'tidak') && !WORDED.has(code)) typed[code] = value === 'ya';
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') typed[code] = value;
  }
  return typed;
}

/** Choices of which a word of the paper is a code. */
const WORDED = new Set(['smoking', 'contraception', 'weightOnCurve', 'compFood']);

const people = session.expected.perVisitor.map((answer) => {
  const { answers } = replayed.get(answer.visitor)!;
  const personId = session.visitors.find(({ visitor }) => visitor === answer.visitor)!.personId;
  const { birthDate, sex } = persons.get(personId)!;
  const typed = typedAnswers(answers);
  const context: FormContext = { today, birthDate, sex, isNakes: true, visit: typed };
  return { visitor: answer.visitor, card: cardOf(answer.group as ServedGroup), answers, typed, context };
});

function withSigns(form: Form, answers: { readonly [code: string]: unknown }, typed: Answers): Answers {
  const signs = answers['dangerSigns'];
  if (!Array.isArray(signs)) return typed;
  const rows = form.fields.filter((field) => field.kind === 'yesNo' && field.sign);
  const yes = new Set(signs.map((sign) => signSlot(String(sign))));
  return { ...typed, ...Object.fromEntries(rows.map(({ code }) => [code, yes.has(code)])) };
}

test('every value of the day has a field that takes it, and gives it back', async () => {
  const given = { values: 0, signs: 0 };
  for (const { visitor, card, answers, typed, context } of people) {
    const open = new Set(Object.keys(typed));
    for (const form of [attendanceForm, ...(await formsOfCard(card))]) {
      const { outcomes, toSave } = checkAnswers(
        form,
        { ...withSigns(form, answers, typed), ...groupOf(card) },
        context,
      );
      for (const code of Object.keys(typed)) {
        if (!outcomes[code]) continue;
        expect(outcomes[code]?.kind, `${visitor} ${form.code}.${code}`).not.toBe('refused');
        expect(toSave[code], `${visitor} ${form.code}.${code}`).toEqual(typed[code]);
        open.delete(code);
        given.values += 1;
      }
      if (form.fields.some(({ code }) => code === 'dangerSigns') && Array.isArray(answers['dangerSigns'])) {
        expect(toSave['dangerSigns'], visitor).toEqual(answers['dangerSigns']);
        given.signs += 1;
      }
    }
    expect([...open], visitor).toEqual([]);
  }
  expect(given.values).toBeGreaterThan(1500);
  expect(given.signs).toBe(51);
});

function groupOf(card: string): Answers {
  return card === 'pregnant' || card === 'postpartum' ? { group: card } : {};
}
