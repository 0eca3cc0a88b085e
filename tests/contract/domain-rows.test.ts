import { describe, expect, test } from 'vitest';
import { loadRuleBook } from '#lib/app/help/rule-book.ts';
import { EVENT_TYPES } from '#lib/events/catalogue.ts';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import { personForm } from '#lib/forms/definitions/person.ts';
import { deliveryForm, endForm, pregnancyForm } from '#lib/forms/definitions/pregnancy-episode.ts';
import { DOMAIN_ROWS } from '../support/domain-rows.ts';

const book = await loadRuleBook();
const rules = book.chapters.flatMap((one) => one.rules.map(({ code }) => code));
const cardFields = book.cards.flatMap(({ forms }) => forms.flatMap((form) => form.fields.map(({ code }) => code)));
const otherForms = [attendanceForm, personForm, pregnancyForm, deliveryForm, endForm];
const fields = new Set([...cardFields, ...otherForms.flatMap((form) => form.fields.map(({ code }) => code))]);
const items = book.checklists.flatMap(({ group, items: own }) => own.map(({ code }) => `${group}.${code}`));

/** Danger signs are asked one by one, under a code of their own; the list of them is the field of the row. */
const isDangerAnswer = (code: string) => /^danger[A-Z]/.test(code) && code !== 'dangerSigns';
const named = (part: 'fields' | 'rules' | 'items') => new Set(DOMAIN_ROWS.flatMap((row) => row[part] ?? []));

describe('every row of the reference has its field, rule, item or record', () => {
  test.each(DOMAIN_ROWS.map((row) => [row.place, row.row, row] as const))('%s: %s', (_place, _name, row) => {
    const { fields: codes = [], rules: ruled = [], items: asked = [], records = [] } = row;
    expect(codes.length + ruled.length + asked.length + records.length).toBeGreaterThan(0);
    expect({
      fields: codes.filter((code) => !fields.has(code)),
      rules: ruled.filter((code) => !rules.includes(code)),
      items: asked.filter((code) => !items.includes(code)),
      records: records.filter((type) => !Object.hasOwn(EVENT_TYPES, type)),
    }).toEqual({ fields: [], rules: [], items: [], records: [] });
  });
});

describe('nothing stands on the page of rules without a row', () => {
  test('each rule, once', () => {
    expect(rules.length).toBe(new Set(rules).size);
    expect(rules.filter((code) => !named('rules').has(code))).toEqual([]);
  });

  test('each field of a card', () => {
    expect([...new Set(cardFields)].filter((code) => !isDangerAnswer(code) && !named('fields').has(code))).toEqual([]);
  });

  test('each item of a checklist', () => {
    expect(items.filter((code) => !named('items').has(code))).toEqual([]);
  });
});
