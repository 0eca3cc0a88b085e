import { expect, test } from 'vitest';
import { CARDS } from '#lib/domain/interpretation/card.ts';
import { isSkill } from '#lib/domain/management/skills.ts';
import { hasGuideText } from '#lib/i18n/guide-text.ts';
import { all } from '#lib/i18n/messages/en/all.ts';
import { hasText } from '#lib/i18n/visit-text.ts';
import { formsOfCard } from './cards.ts';
import type { Field } from './engine/field.ts';
import { GUIDES, GUIDE_STEPS, guideOf, guidesBeside } from './guides.ts';

const fields: readonly Field[] = (await Promise.all(CARDS.map(formsOfCard))).flat().flatMap((form) => form.fields);
const typed = fields.filter((field) => field.kind === 'number' && !field.computed);

test('every number that is typed on a session day has a guide', () => {
  expect(typed.length).toBeGreaterThan(20);
  expect(typed.filter((field) => guideOf(field) === undefined).map(({ label }) => label)).toEqual([]);
});

test('what is computed or hidden has none, for nobody measures it', () => {
  const shown = fields.filter((field) => field.computed ?? field.hidden);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.filter((field) => guideOf(field) !== undefined)).toEqual([]);
});

test('every guide is offered somewhere', () => {
  const offered = new Set(fields.map(guideOf));
  expect(Object.keys(GUIDES).filter((guide) => ![...offered].some((one) => one === guide))).toEqual([]);
});

test.each(Object.entries(GUIDES))(
  '%s has a name, two steps at least, and skills that exist, in both languages',
  (guide, skills) => {
    const steps = GUIDE_STEPS.map((step) => `guide.${guide}.${step}`).filter(hasGuideText);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps).toContain(`guide.${guide}.how`);
    expect(hasText(`guide.${guide}`)).toBe(true);
    expect([`guide.${guide}`, ...steps].filter((key) => !all.messages[key])).toEqual([]);
    expect(skills.length).toBeGreaterThan(0);
    expect(skills.every(isSkill)).toBe(true);
  },
);

test('a small child and an adult are weighed each in their own way', () => {
  const guidesOfWeight = new Set(fields.filter(({ code }) => code === 'weightKg').map(guideOf));
  expect([...guidesOfWeight].sort()).toEqual(['weight', 'weightChild']);
});

test('a list has its guide once, beside its first question', async () => {
  const danger = (await formsOfCard('pregnant')).find(({ code }) => code === 'pregnantDanger');
  const beside = guidesBeside(danger?.fields ?? []);
  expect([...beside.values()].filter((guide) => guide === 'danger')).toHaveLength(1);
});
