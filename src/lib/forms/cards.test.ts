import { describe, expect, test } from 'vitest';
import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';
import { localDate } from '../../../tests/support/local-date.ts';
import { confidentialForms, formsOf, formsOfCard, labForms } from './cards.ts';
import type { Answers } from './engine/answers.ts';
import { checkAnswers } from './engine/check.ts';
import type { FormContext } from './engine/context.ts';
import { startEntry } from './engine/entry.ts';
import type { Form } from './engine/form.ts';

const today = localDate('2026-08-07');
const woman: FormContext = { today, sex: 'f', birthDate: localDate('1990-03-02') };
const man: FormContext = { today, sex: 'm', birthDate: localDate('1970-03-02') };

async function formNamed(card: Card, code: string): Promise<Form> {
  const form = (await formsOfCard(card)).find((one) => one.code === code);
  if (!form) throw new Error(`no form ${code} on card ${card}`);
  return form;
}

async function asked(card: Card, code: string, context: FormContext, answers: Answers = {}): Promise<string[]> {
  return checkAnswers(await formNamed(card, code), answers, context).fields.map((field) => field.code);
}

describe.each(CARDS)('card %s', (card) => {
  test('[FO10] one code is one field, over all its forms', async () => {
    const codes = (await formsOfCard(card)).flatMap(({ fields }) => fields.map(({ code }) => code));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('every form has a code of its own', async () => {
    const codes = (await formsOfCard(card)).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(await formsOf(card, 'measurement')).toHaveLength(1);
  });

  test('[FO17] no form begins with an answer that nobody gave', async () => {
    for (const form of await formsOfCard(card)) {
      const { toSave } = checkAnswers(form, startEntry(form).answers, woman);
      expect(toSave, form.code).toEqual({});
    }
  });

  test('every field says where it comes from', async () => {
    const fields = (await formsOfCard(card)).flatMap((form) => form.fields);
    expect(fields.filter(({ source }) => source.trim() === '')).toEqual([]);
  });
});

describe('blood pressure', () => {
  const high = { bpSystolic: 144, bpDiastolic: 92 };

  test('a second reading is asked from 140 or 90 on, and kept beside the first', async () => {
    const second = async (bpSystolic: number, bpDiastolic: number) =>
      (await asked('adult', 'adult', man, { bpSystolic, bpDiastolic })).includes('bpSystolic2');
    expect([await second(139, 89), await second(140, 80), await second(120, 90)]).toEqual([false, true, true]);
    const both = { ...high, bpSystolic2: 136, bpDiastolic2: 84 };
    expect(checkAnswers(await formNamed('adult', 'adult'), both, man).toSave).toEqual(both);
  });

  test('[FO5] a reason is enough where it cannot be taken again', async () => {
    const form = await formNamed('adult', 'adult');
    expect(checkAnswers(form, high, man).firstOpen).toBe('bpSystolic2');
    const refused = checkAnswers(form, { ...high, bpSystolic2: { empty: 'refused' } }, man);
    expect(refused.firstOpen).toBeUndefined();
    expect(refused.fields.map(({ code }) => code)).not.toContain('bpDiastolic2');
  });

  test('[FO3] the lower figure must be below the upper one, in both readings', async () => {
    const form = await formNamed('adult', 'adult');
    const answers = { bpSystolic: 90, bpDiastolic: 90, bpSystolic2: 80, bpDiastolic2: 85 };
    const { outcomes } = checkAnswers(form, answers, man);
    const crossed = { kind: 'refused', problem: { code: 'form.systolicNotAboveDiastolic' } };
    expect([outcomes['bpDiastolic'], outcomes['bpDiastolic2']]).toMatchObject([crossed, crossed]);
  });
});

describe('[FO1] relevance', () => {
  test('the arm of a woman of fertile age, and of every elderly person', async () => {
    expect(await asked('adult', 'adult', woman)).toContain('muacCm');
    expect(await asked('adult', 'adult', man)).not.toContain('muacCm');
    expect(await asked('elderly', 'elderly', { ...man, birthDate: localDate('1950-01-01') })).toContain('muacCm');
  });

  test('waist and blood pressure of teenagers from 15 years', async () => {
    const fourteen = await asked('school_teen', 'schoolTeen', { today, sex: 'm', birthDate: localDate('2011-08-08') });
    const fifteen = await asked('school_teen', 'schoolTeen', { today, sex: 'm', birthDate: localDate('2011-08-07') });
    for (const code of ['waistCm', 'bpSystolic']) {
      expect(fourteen).not.toContain(code);
      expect(fifteen).toContain(code);
    }
  });

  test('PUMA of smokers from 40 years, and its score once it can be reckoned', async () => {
    expect(await asked('adult', 'adultCare', man, { smoking: 'tidak' })).not.toContain('pCough');
    const answers = { smoking: 'aktif', cigPerDay: 12, years: 30, pDyspnoea: 1, pPhlegm: 1, pCough: 0, pSpirometry: 0 };
    const check = checkAnswers(await formNamed('adult', 'adultCare'), answers, man);
    expect(check.answers).toMatchObject({ puma: 4, packYears: 18 });
    expect(check.toSave).not.toHaveProperty('puma');
  });

  test('medicine of who says it today, and of who said so before', async () => {
    expect(await asked('adult', 'adultCare', man)).not.toContain('htMedTaken');
    expect(await asked('adult', 'adultCare', man, { htKnown: true })).toContain('htMedTaken');
    const before = { ...man, previous: { htKnown: { value: true, date: localDate('2026-07-07') } } };
    expect(await asked('adult', 'adultCare', before)).toContain('htMedTaken');
    expect(await asked('adult', 'adultCare', before, { htKnown: false })).not.toContain('htMedTaken');
  });

  test('food at its months: milk alone to 6, other food from 6 to 23', async () => {
    const at = (birthDate: string) => asked('child', 'childCare', { today, birthDate: localDate(birthDate) });
    expect(await at('2026-05-07')).toContain('exclusiveBf');
    expect(await at('2026-05-07')).not.toContain('compFood');
    expect(await at('2025-12-07')).toEqual(expect.arrayContaining(['compFood']));
    expect(await at('2024-08-07')).not.toContain('compFood');
  });

  test('danger signs of an infant below 6 months, of a child from then on', async () => {
    const at = (birthDate: string) => asked('child', 'childDanger', { today, birthDate: localDate(birthDate) });
    expect(await at('2026-03-01')).toEqual(expect.arrayContaining(['dangerCord', 'dangerPoorSuck']));
    expect(await at('2025-03-01')).not.toContain('dangerCord');
    expect(await at('2025-03-01')).toEqual(expect.arrayContaining(['dangerVomitAll', 'dangerPoorSuck']));
  });

  test('the eight questions from 10 years', async () => {
    const at = (birthDate: string) => asked('school_teen', 'headss', { today, birthDate: localDate(birthDate) });
    expect(await at('2016-08-08')).toEqual([]);
    expect(await at('2016-08-07')).toHaveLength(8);
  });

  test('the arm that was measured elsewhere in the visit answers its item of SKILAS', async () => {
    const old = { ...woman, birthDate: localDate('1950-01-01') };
    const skilas = await formNamed('elderly', 'skilas');
    expect(checkAnswers(skilas, {}, old).answers).not.toHaveProperty('muacLow');
    expect(checkAnswers(skilas, {}, { ...old, visit: { muacCm: 20.9 } }).answers).toMatchObject({
      muacLow: 'impaired',
    });
    expect(checkAnswers(skilas, {}, { ...old, visit: { muacCm: 21 } }).answers).toMatchObject({ muacLow: 'ok' });
  });
});

test('[FO15] what only nakes state is asked of them alone, and a cadre saves none of it', async () => {
  const mine = [
    ['pregnant', 'pregnantConfidential', 'tripleTest'],
    ['postpartum', 'postpartumConfidential', 'mentalScreen'],
    ['adult', 'adultCare', 'ivaResult'],
  ] as const;
  for (const [card, code, field] of mine) {
    expect(await asked(card, code, woman)).not.toContain(field);
    expect(await asked(card, code, { ...woman, isNakes: true })).toContain(field);
    const { toSave } = checkAnswers(await formNamed(card, code), { [field]: 'normal' }, woman);
    expect(toSave).not.toHaveProperty(field);
  }
});

test('[FO4] a height far from the last one is asked about, as somebody else may stand there', async () => {
  const before = { ...man, previous: { lengthHeightCm: { value: 169, date: localDate('2026-07-07') } } };
  const at = async (lengthHeightCm: number) =>
    checkAnswers(await formNamed('adult', 'adult'), { lengthHeightCm }, before).outcomes['lengthHeightCm']?.kind;
  expect([await at(166), await at(165.9), await at(172.1)]).toEqual(['ok', 'question', 'question']);
});

test('[FO4] a pregnant woman who gained more than 3 kg in a month is weighed again', async () => {
  const before = { ...woman, previous: { weightKg: { value: 50, date: localDate('2026-07-07') } } };
  const at = async (weightKg: number) =>
    checkAnswers(await formNamed('pregnant', 'pregnant'), { weightKg }, before).outcomes['weightKg']?.kind;
  expect([await at(53), await at(53.2), await at(46.5)]).toEqual(['ok', 'question', 'question']);
});

test('[FO3] nobody has smoked for longer than he lives', async () => {
  const form = await formNamed('adult', 'adultCare');
  const at = (years: number) => checkAnswers(form, { smoking: 'aktif', years }, man).outcomes['years']?.kind;
  expect([at(56), at(57)]).toEqual(['ok', 'refused']);
});

test('weeks of pregnancy are shown from the last period on, and left out where they cannot be', async () => {
  const form = await formNamed('pregnant', 'pregnant');
  const weeks = (lmp: string) => checkAnswers(form, {}, { ...woman, lmpDate: localDate(lmp) }).answers['gestWeeks'];
  expect([weeks('2026-02-20'), weeks('2025-01-01'), weeks('2026-09-01')]).toEqual([24, undefined, undefined]);
});

test('which screen for tuberculosis was asked is saved with its first answer', async () => {
  const form = await formNamed('adult', 'adultCare');
  expect(checkAnswers(form, { tbCough: false }, man).toSave).toEqual({ tbCough: false, tbScreenVersion: '4item' });
});

test('cards with blood values and questions in confidence offer them apart', async () => {
  expect((await labForms('adult')).map(({ code }) => code)).toEqual(['adultLab']);
  expect((await confidentialForms('school_teen')).map(({ code }) => code)).toEqual(['headss']);
  expect(await confidentialForms('child')).toEqual([]);
});
