import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/domain/dates.ts';
import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import { confidentialForms, formsOf, formsOfCard, labForms } from '#lib/forms/cards.ts';
import { CARD_DAY, fillOpening, peopleOf } from '../support/card-walk.ts';

/** Every code that the rules read is asked on the card, and nothing is asked that nobody reads. */

/** Fields that no rule grades, and what they are for. */
const ALSO_KEPT: { readonly [code: string]: string } = {
  muacCm: 'session.md 1: LiLA of a breastfeeding mother',
  ironDaily: 'lifecycle.md 2: TTD in childbed',
  cigPerDay: 'Kartu ILP, all ages; PUMA from 40 years',
  years: 'Kartu ILP, all ages; PUMA from 40 years',
  sick: 'result card: gejala sakit',
  sickSymptoms: 'result card: gejala sakit',
  motherClass: 'F1, kelas ibu hamil',
  cedFood: 'F1, MT bumil KEK',
  cedFoodMenu: 'F1, MT bumil KEK',
  cedFoodPortions: 'F1, MT bumil KEK',
  cedFoodRegular: 'F1, MT bumil KEK',
  tripleTest: 'nakes: done or not',
  mentalScreen: 'nakes: class of the screen',
  toddlerClass: 'F1, kelas ibu balita',
  compFoodMeals: 'what to say on MP-ASI',
  compFoodTexture: 'what to say on MP-ASI',
  recoveryFood: 'F1, MT pemulihan',
  recoveryFoodEaten: 'F1, MT pemulihan',
  sdidtkHearing: 'nakes: class of the test',
  sdidtkSight: 'nakes: class of the test',
  sdidtkBehaviour: 'nakes: class of the test',
  sdidtkAutism: 'nakes: class of the test',
  sdidtkAttention: 'nakes: class of the test',
  product: 'counselling (UBM)',
  ironAvailable: 'Kartu ILP: TTD ada',
  inSchool: 'lifecycle.md 4: putus sekolah',
  school: 'lifecycle.md 4',
  schoolClass: 'BIAS by class',
  peers: 'informative only',
  familyHistory: 'CKG, yearly',
  ownHistory: 'CKG, yearly',
  riskSugar: 'CKG, yearly',
  riskSalt: 'CKG, yearly',
  riskFat: 'CKG, yearly',
  lowVegetables: 'CKG, yearly',
  lowActivity: 'CKG, yearly',
  alcohol: 'CKG, yearly',
  htKnown: 'opens the questions on medicine',
  htMedAvailable: 'Ceklis KR: obat ada',
  htChecked: 'Ceklis KR: kontrol',
  htCheckedDate: 'Ceklis KR: kontrol',
  dmKnown: 'opens the questions on medicine',
  dmMedAvailable: 'Ceklis KR: obat ada',
  dmChecked: 'Ceklis KR: kontrol',
  dmCheckedDate: 'Ceklis KR: kontrol',
  ivaDate: 'nakes: day of the examination',
  sadanisDate: 'nakes: day of the examination',
  covidVaccine: 'SKILAS: information only',
  phqEdition: 'which edition was used',
  srqEdition: 'which edition was used',
  tbDiagnosisDate: 'Ceklis KR 2.8',
};

/** The newer screen for tuberculosis is never asked of a child; the rules would judge it, were it there. */
const GROWN: readonly Card[] = ['pregnant', 'postpartum', 'school_teen', 'adult', 'elderly'];

/** Codes that rules or the choice of topics look at whatever the card, and that only some cards ask. */
const ASKED_ON: { readonly [code: string]: readonly Card[] } = {
  tbCough2w: GROWN,
  tbCoughShort: GROWN,
  tbAppetite: GROWN,
  tbWeightLoss: GROWN,
  tbWeak: GROWN,
  tbNightSweat: GROWN,
  tbBloodCough: GROWN,
  tbDyspnoea: GROWN,
  exclusiveBf: ['child'],
  ironWeekly: ['school_teen'],
  smoking: ['school_teen', 'adult', 'elderly'],
  tbLethargy: ['child'],
};

/** Answers that tell which of them are looked at; each world opens other branches of the rules. */
function spyOn(world: (code: string) => unknown, read: Set<string>): { readonly [code: string]: unknown } {
  return new Proxy(
    {},
    {
      get: (_, code) => {
        if (typeof code !== 'string') return undefined;
        read.add(code);
        return world(code);
      },
    },
  );
}

const WORLDS: readonly ((code: string) => unknown)[] = [
  () => undefined,
  () => true,
  () => false,
  () => 1,
  () => 100,
  () => [],
  (code) => (code === 'smoking' ? 'aktif' : 1),
  (code) => (code === 'contraception' ? 'tidak' : undefined),
  (code) => (code === 'tbScreenVersion' ? 'extended' : undefined),
];

function codesRead(card: Card): string[] {
  const read = new Set<string>();
  for (const { birthDate, sex, ruleSet } of peopleOf(card)) {
    for (const world of WORLDS) {
      const pregnancy = { lmpDate: CARD_DAY, prePregWeightKg: 50 };
      const delivery = { date: addDays(CARD_DAY, -60) };
      const input = {
        person: { birthDate: birthDate ?? CARD_DAY, sex },
        date: CARD_DAY,
        answers: spyOn(world, read),
        pregnancy,
        delivery,
      };
      interpretVisit(card, input, ruleSet);
    }
  }
  return [...read].sort();
}

describe.each(CARDS)('card %s', (card) => {
  test('[FO16] every code that the rules read has a field', async () => {
    const codes = new Set((await formsOfCard(card)).flatMap(({ fields }) => fields.map(({ code }) => code)));
    const read = codesRead(card);
    expect(read.length).toBeGreaterThan(8);
    expect(read.filter((code) => !codes.has(code) && (ASKED_ON[code]?.includes(card) ?? true))).toEqual([]);
  });

  test('[FO16] every field is read by a rule, leads to one that is, or has its use written down', async () => {
    const read = new Set(codesRead(card));
    const fields = (await formsOfCard(card)).flatMap((form) => form.fields);
    const unused = fields.filter(({ code, shownOnly }) => !read.has(code) && !shownOnly && !(code in ALSO_KEPT));
    expect(unused.filter((field) => !(field.kind === 'yesNo' && field.sign)).map(({ code }) => code)).toEqual([]);
  });

  test('everything that can be asked is asked of somebody', async () => {
    const forms = await formsOfCard(card);
    const asked = new Set(
      peopleOf(card).flatMap((person) =>
        forms.flatMap((form) => fillOpening(form, person).fields.map(({ code }) => code)),
      ),
    );
    const all = forms.flatMap(({ fields }) => fields.map(({ code }) => code));
    expect(all.filter((code) => !asked.has(code))).toEqual([]);
  });

  test('what is asked in confidence stands in forms of its own, and nothing else does', async () => {
    const open = [
      ...(await formsOf(card, 'measurement')),
      ...(await formsOf(card, 'service')),
      ...(await labForms(card)),
    ];
    const codesOf = (forms: typeof open) => forms.flatMap(({ fields }) => fields);
    expect(codesOf(open).filter(({ code }) => isConfidentialAnswer(code))).toEqual([]);
    const secret = codesOf([...(await confidentialForms(card))]).filter(({ shownOnly }) => !shownOnly);
    expect(secret.filter(({ code }) => !isConfidentialAnswer(code))).toEqual([]);
  });
});

test('no use is written down for a field that is gone', async () => {
  const forms = (await Promise.all(CARDS.map((card) => formsOfCard(card)))).flat();
  const codes = new Set(forms.flatMap(({ fields }) => fields.map(({ code }) => code)));
  expect(Object.keys(ALSO_KEPT).filter((code) => !codes.has(code))).toEqual([]);
});
