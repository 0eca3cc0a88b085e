import { describe, expect, test } from 'vitest';
import { CHECKLIST_GROUPS } from '#lib/domain/homevisit/checklist.ts';
import { readHomeVisits } from '#lib/events/home-visit-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import { checkEntry, startEntry } from '#lib/forms/engine/entry.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeOutreach } from '#tests/support/make-outreach.ts';
import { checklistGroupOf } from './checklist-group.ts';
import { makeChecklistForm, makeFamilyForm, resultForm } from './home-visit-form.ts';
import { findInHomeVisit, saveHomeVisit, type HomeVisitDraft } from './save-home-visit.ts';

const TODAY = localDate('2026-08-07');
const words = (key: string) => key;
const context = { today: TODAY };
const fieldsFor = (group: 'adult' | 'child' | 'school_teen', answers: Answers, sex?: 'm' | 'f') =>
  checkEntry(makeChecklistForm(group, words), startEntry(makeChecklistForm(group, words), answers), {
    ...context,
    ...(sex && { sex }),
  }).fields.map(({ code }) => code);

describe('the checklist as a form', () => {
  test.each(CHECKLIST_GROUPS)('of the group %s can be saved without filling everything in', (group) => {
    const form = makeChecklistForm(group, words);
    const answers = form.fields.some(({ code }) => code === 'dangerSignsAsked') ? { dangerSignsAsked: true } : {};
    expect(checkEntry(form, startEntry(form, answers), context).firstOpen).toBeUndefined();
  });

  test('medicine is asked only of those who need it, iron only of girls', () => {
    expect(fieldsFor('adult', {})).not.toContain('htMedTaken');
    expect(fieldsFor('adult', { hasHypertension: true })).toContain('htMedTaken');
    expect(fieldsFor('school_teen', {}, 'm')).not.toContain('ironWeekly');
    expect(fieldsFor('school_teen', {}, 'f')).toContain('ironWeekly');
  });

  test('danger signs must have been asked', () => {
    const form = makeChecklistForm('child', words);
    expect(checkEntry(form, startEntry(form), context).firstOpen).toBe('dangerSignsAsked');
  });

  test('a family has a head, a result has a kind', () => {
    const [family, result] = [makeFamilyForm(words), resultForm(words)];
    expect(checkEntry(family, startEntry(family), context).firstOpen).toBe('headName');
    expect(checkEntry(result, startEntry(result), context).firstOpen).toBe('kind');
  });
});

test.each([
  ['infant', '2026-03-01', 'infant'],
  ['infant', '2026-01-01', 'child'],
  ['toddler', '2024-01-01', 'child'],
  ['pregnant', '2000-01-01', 'pregnant'],
  ['elderly', '1950-01-01', 'elderly'],
] as const)('%s born %s: checklist %s', (group, birthDate, expected) => {
  expect(checklistGroupOf(group, localDate(birthDate), TODAY)).toBe(expected);
});

test('a danger sign is an outcome and a referral at its own level', () => {
  expect(findInHomeVisit('child', { dangerSigns: ['convulsion', 'diarrhoea'] })).toEqual({
    outcomes: ['dangerSign'],
    reasons: [{ code: 'DANGER_convulsion' }, { code: 'DANGER_diarrhoea' }],
    level: 'emergency',
  });
  expect(findInHomeVisit('adult', { htMedTaken: false, tbCough: true })).toMatchObject({
    outcomes: ['nonAdherent', 'tbSymptom'],
    level: 'urgent',
  });
  expect(findInHomeVisit('adult', {})).toEqual({ outcomes: [], reasons: [], level: 'none' });
});

describe('a visit', () => {
  const draft: HomeVisitDraft = {
    homeVisitId: 'H1',
    personId: 'ibu1',
    date: TODAY,
    group: 'adult',
    openGroup: 'adult',
    reasons: ['nonAdherent'],
    answers: { hasHypertension: true, htMedTaken: false },
    result: { kind: 'risk', outcomes: ['nonAdherent'], problem: 'Obat habis' },
  };

  test('is kept with its answers and outcome', async () => {
    const desk = makeOutreach(TODAY);
    await saveHomeVisit(desk.ports, draft);
    expect(readHomeVisits(desk.rows())).toMatchObject([
      { personId: 'ibu1', kind: 'risk', outcomes: ['nonAdherent'], problem: 'Obat habis', confidentialAsked: false },
    ]);
    expect([...desk.events.keys()]).toEqual(['visits:P1:2026-08']);
  });

  test('to somebody in treatment for TBC tells others only that she was visited', async () => {
    const desk = makeOutreach(TODAY);
    await saveHomeVisit(desk.ports, {
      ...draft,
      group: 'tuberculosis',
      reasons: ['tuberculosis', 'absent'],
      answers: { tbMedTaken: false, contactCough: true },
      result: { kind: 'risk', outcomes: ['nonAdherent', 'tbSymptom'] },
    });
    const open = JSON.stringify(desk.events.get('visits:P1:2026-08'));
    for (const telling of ['tb', 'tuberculosis', 'contactCough']) expect(open).not.toContain(telling);
    expect(readHomeVisits(desk.rows())).toMatchObject([
      { group: 'adult', outcomes: ['nonAdherent'], reasons: ['absent'], confidentialAsked: true },
    ]);
    expect(JSON.stringify(desk.events.get('confidential:P1:2026-08'))).toContain('contactCough');
  });
});
