import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { computeDoseStatuses } from '../immunisation/compute-dose-statuses.ts';
import { listReasons } from '../referral/reasons.ts';
import { localDate } from '#tests/support/local-date.ts';
import { parseRuleChanges } from '../rules/parse-rule-changes.ts';
import { CARDS, cardOf, type Card } from './card.ts';
import { interpretVisit } from './interpret-visit.ts';
import type { VisitInput } from './visit-input.ts';

const DATE = localDate('2026-08-07');
const NO_TB = { tbCough: 'tidak', tbFever: 'tidak', tbWeight: 'tidak', tbContact: 'tidak' };

/** A visit of a woman of the given birth date. */
function makeVisit(birthDate: string, answers: VisitInput['answers'], more: Partial<VisitInput> = {}): VisitInput {
  return { person: { sex: 'f', birthDate: localDate(birthDate) }, date: DATE, answers, ...more };
}

function fieldsOf(card: Card, visit: VisitInput): string[] {
  return interpretVisit(card, visit).findings.map(({ field }) => field);
}

test('infants, toddlers and preschool children share a card', () => {
  expect((['infant', 'toddler', 'preschool'] as const).map(cardOf)).toEqual(['child', 'child', 'child']);
  expect((['school_teen', 'elderly', 'pregnant'] as const).map(cardOf)).toEqual(['school_teen', 'elderly', 'pregnant']);
});

test.each(CARDS)('nothing asked on card %s is nothing found', (card) => {
  const result = interpretVisit(card, makeVisit('1990-01-01', {}));
  expect(result).toMatchObject({
    findings: [],
    colour: 'HIJAU',
    referralLevel: 'none',
    reasons: [],
    ruleSet: '2026-11',
  });
});

test.each(CARDS)('blanks with a reason on card %s are not judged', (card) => {
  const blank = { empty: 'refused' };
  const codes = 'weightKg lengthHeightCm bpSystolic bpDiastolic hb muacCm glucoseRandom tbCough phq1 bowel dangerSigns';
  const answers = Object.fromEntries(codes.split(' ').map((code) => [code, blank]));
  expect(interpretVisit(card, makeVisit('1990-01-01', answers)).findings).toEqual([]);
});

describe('pregnant', () => {
  const pregnancy = { lmpDate: addDays(DATE, -20 * 7), prePregWeightKg: 50 };

  test('findings come in the order of the card', () => {
    const answers = {
      ...NO_TB,
      weightOnCurve: 'tidak',
      muacCm: 22,
      bpSystolic: 120,
      bpDiastolic: 75,
      hb: 10,
      ironDaily: 'tidak',
      dangerSigns: ['anxiety'],
    };
    expect(fieldsOf('pregnant', makeVisit('1996-01-01', answers, { pregnancy }))).toEqual([
      'weightOnCurve',
      'muacCm',
      'bp',
      'hb',
      'ironDaily',
      'tb',
      'dangerSigns',
    ]);
  });

  test('the curve is reckoned where nobody has plotted, and the plot goes before', () => {
    const answers = { weightKg: 50.5, lengthHeightCm: 155 };
    expect(interpretVisit('pregnant', makeVisit('1996-01-01', answers, { pregnancy })).reasons).toEqual(['PREG_BB']);
    const plotted = { ...answers, weightOnCurve: 'sesuai' };
    expect(interpretVisit('pregnant', makeVisit('1996-01-01', plotted, { pregnancy })).reasons).toEqual([]);
    expect(interpretVisit('pregnant', makeVisit('1996-01-01', answers)).reasons).toEqual([]);
  });

  test('missed examinations and a pregnancy past its time refer', () => {
    const late = { lmpDate: addDays(DATE, -42 * 7), antenatalVisits: [] };
    expect(interpretVisit('pregnant', makeVisit('1996-01-01', {}, { pregnancy: late }))).toMatchObject({
      reasons: ['PREG_LATE', 'PREG_ANC'],
      referralLevel: 'urgent',
    });
  });

  test('a temperature of 37.5 shows as a danger sign', () => {
    expect(interpretVisit('pregnant', makeVisit('1996-01-01', { temperatureC: 37.5 })).reasons).toEqual([
      'DANGER_fever',
    ]);
  });
});

describe('postpartum', () => {
  const heavy = { weightKg: 75, lengthHeightCm: 155, hb: 9 };
  const after = (days: number) => ({ delivery: { date: addDays(DATE, -days) } });

  test('body mass is judged once childbed is over', () => {
    expect(fieldsOf('postpartum', makeVisit('1996-01-01', heavy, after(42)))).toEqual(['hb']);
    expect(fieldsOf('postpartum', makeVisit('1996-01-01', heavy, after(43)))).toEqual(['bmi', 'hb']);
  });

  test('foul lochia with fever is an emergency', () => {
    const answers = { dangerSigns: ['lochiaFoul'], temperatureC: 38.4 };
    expect(interpretVisit('postpartum', makeVisit('1996-01-01', answers, after(5)))).toMatchObject({
      colour: 'MERAH_TUA',
      reasons: ['DANGER_lochiaFoul', 'DANGER_fever'],
    });
  });

  test('a missed contact is referred where contacts are known', () => {
    const delivery = { date: addDays(DATE, -10), contactDates: [] };
    expect(interpretVisit('postpartum', makeVisit('1996-01-01', {}, { delivery })).reasons).toEqual(['PP_KF']);
  });
});

describe('child', () => {
  test('growth, development, doses, screening and danger signs stand side by side', () => {
    const person = { sex: 'm', birthDate: localDate('2024-08-01') } as const;
    const visit: VisitInput = {
      person,
      date: DATE,
      answers: {
        ...NO_TB,
        weightKg: 11.5,
        lengthHeightCm: 86,
        position: 'standing',
        muacCm: 14,
        devChecklist: 'tidakLengkap',
        kpspYes: 6,
        aefi: 'ringan',
        respiratoryRate: 44,
      },
      doses: computeDoseStatuses(person, [], DATE),
    };
    const result = interpretVisit('child', visit);
    expect(result.findings.map(({ field }) => field)).toEqual([
      'BB_U',
      'TB_U',
      'BB_TB',
      'growthStatus',
      'muacCm',
      'devChecklist',
      'kpspYes',
      'immStatus',
      'aefi',
      'tb',
      'dangerSigns',
    ]);
    expect(result.reasons).toEqual(['DEV_CHECK', 'KPSP_P', 'IMM_KEJAR', 'AEFI', 'DANGER_breathing']);
  });
});

describe('school age and adolescence', () => {
  test('every class of IMT/U but gizi baik is referred; an impossible one is measured again', () => {
    const judge = (weightKg: number) =>
      interpretVisit('school_teen', makeVisit('2014-08-07', { weightKg, lengthHeightCm: 148 })).findings[0];
    expect(judge(40)).toMatchObject({ field: 'IMT_U', class: 'GIZI_BAIK', colour: 'HIJAU' });
    expect(judge(46)).toMatchObject({ class: 'GIZI_LEBIH', reason: 'BMI_ABN', level: 'routine' });
    expect(judge(60)).toMatchObject({ class: 'OBESITAS', reason: 'BMI_ABN' });
    expect(judge(30)).toMatchObject({ class: 'GIZI_KURANG', reason: 'BMI_ABN' });
    expect(judge(120)).toEqual({ field: 'IMT_U', value: expect.any(Number), class: 'PERIKSA_ULANG', colour: 'KUNING' });
  });

  test('a girl of 16 with a thin arm is at risk of KEK', () => {
    expect(interpretVisit('school_teen', makeVisit('2010-01-01', { muacCm: 23 })).reasons).toEqual(['KEK']);
  });
});

describe('adult and elderly', () => {
  test('only the elderly are judged on AKS and SKILAS, only adults on family planning', () => {
    const answers = { contraception: 'tidak', wantsChild: 'tidak', orient: 'impaired' };
    expect(fieldsOf('adult', makeVisit('1990-01-01', answers))).toEqual(['contraception']);
    expect(fieldsOf('elderly', makeVisit('1950-01-01', answers))).toEqual(['skilas']);
  });

  test('medicine, fasting glucose and cancer screens are judged', () => {
    const answers = { dmMedTaken: 'tidak', glucoseFasting: 130, ivaResult: 'abnormal', hb: 11.5, muacCm: 23 };
    expect(interpretVisit('adult', makeVisit('1990-01-01', answers)).reasons).toEqual([
      'KEK',
      'GLU_HIGH',
      'NONADHERENT',
      'IVA_SADANIS',
    ]);
  });

  test('a changed rule is applied and named', () => {
    const changed = parseRuleChanges({ id: 'lokal', figures: { 'glucoseRandom.highFrom': 180 } });
    if (!changed.ok) throw new Error(changed.problem.code);
    const visit = makeVisit('1990-01-01', { glucoseRandom: 185 });
    expect(interpretVisit('adult', visit, changed.value)).toMatchObject({ reasons: ['GLU_HIGH'], ruleSet: 'lokal' });
    expect(interpretVisit('adult', visit)).toMatchObject({ reasons: [], ruleSet: '2026-11' });
  });
});

test('every reason given is one of the list', () => {
  const known = new Set(listReasons());
  const answers = { ...NO_TB, tbCough: 'ya', tbFever: 'ya', hb: 7, phq1: 3, phq2: 3, dangerSigns: ['bleeding'] };
  for (const card of CARDS) {
    for (const reason of interpretVisit(card, makeVisit('1990-01-01', answers)).reasons) {
      expect(known.has(reason), reason).toBe(true);
    }
  }
});
