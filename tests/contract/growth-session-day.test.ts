import { expect, test } from 'vitest';
import { isLocalDate, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { computeGrowthSeries } from '#lib/domain/growth/growth-status.ts';
import { interpretChild } from '#lib/domain/growth/interpret-child.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import { computeChildMonthFacts } from '#lib/domain/indicators/child-facts.ts';
import { computeSkdn } from '#lib/domain/indicators/skdn.ts';
import { readExamplePersons, readExampleWeighings } from '../support/desa-contoh.ts';
import { readExampleSession, valuesOf, type ExampleFinding } from '../support/example-session.ts';

const session = readExampleSession();
const date = dateOf(session.session.date);
const persons = new Map<string, ReturnType<typeof readExamplePersons>[number]>();
for (const person of readExamplePersons()) persons.set(person.id, person);
const rowsOf = Map.groupBy(readExampleWeighings(), (row) => row.personId);

/** The children that came, what they ended the day with, and what they had before. */
const children = session.expected.perVisitor
  .filter(({ group }) => ['infant', 'toddler', 'preschool'].includes(group))
  .map((answer) => {
    const { personId } = session.visitors.find(({ visitor }) => visitor === answer.visitor)!;
    const known = (rowsOf.get(personId) ?? []).map((row) => row.weighing);
    return { answer, person: persons.get(personId)!, known, now: measured(valuesOf(session, answer.visitor)) };
  });

/** The one choice of the answers that settled.md 9 overrules: faltering across a gap refers. */
const GAP_REASON = 'BB_GAP';

const WORDS: Readonly<Record<string, string>> = {
  NAIK: 'naik',
  TIDAK_NAIK: 'tidak naik',
  TIDAK_DITIMBANG_BULAN_LALU: 'tidak ditimbang bulan lalu',
  BARU: 'baru',
  'edema GIZI_BURUK': 'gizi buruk',
};
const GROWTH_FIELDS = new Set(['BB_U', 'TB_U', 'BB_TB', 'IMT_U', 'LK_U', 'muacCm', 'edema', 'growthStatus']);

function dateOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no date: ${text}`);
  return text;
}

function measured(values: Readonly<Record<string, unknown>>): Weighing {
  const number = (name: string) => (typeof values[name] === 'number' ? values[name] : undefined);
  const { measurePosition } = values;
  return {
    date,
    weightKg: number('weightKg'),
    lengthHeightCm: number('heightCm'),
    position: measurePosition === 'standing' || measurePosition === 'recumbent' ? measurePosition : undefined,
    headCm: number('headCm'),
    muacCm: number('muacCm'),
    oedema: values.edema === 'ya',
  };
}

test('every z-score of the day is reached', () => {
  for (const { answer, person, now } of children) {
    const scores = scoreWeighing(person, now);
    const from5 = answer.group === 'preschool';
    const computed = from5
      ? { bmi5to19: scores.bmiForAge?.z }
      : {
          wfa: scores.weightForAge?.z,
          lhfa: scores.lengthHeightForAge?.z,
          wflh: scores.weightForLengthHeight?.z,
          bfa: scores.bmiForAge?.z,
          hcfa: scores.headForAge?.z,
          acfa: answer.z.acfa === undefined ? undefined : scores.armForAge?.z,
        };
    expect(computed, answer.visitor).toEqual(answer.z);
  }
  expect(children).toHaveLength(45);
});

test('every N, T, O, B of the day is reached', () => {
  for (const { answer, person, known, now } of children) {
    if (!answer.growth) continue;
    const growth = computeGrowthSeries(person, [...known, now]).at(-1)!;
    expect(
      {
        status: growth.status,
        twoT: growth.successiveT >= 2,
        threeT: growth.successiveT >= 3,
        gainG: growth.gainG ?? null,
        kbmG: growth.minGainG ?? null,
        previousDate: growth.previous?.date ?? null,
        previousKg: growth.previous?.weightKg ?? null,
        falteringAcrossGap: growth.status === 'O' ? growth.falteringAcrossGap : null,
      },
      answer.visitor,
    ).toEqual(answer.growth);
  }
});

test('every finding on growth is reached, with its colour, reason and level', () => {
  for (const { answer, person, known, now } of children) {
    const findings = interpretChild(person, now, known).findings.filter(({ reason }) => reason !== GAP_REASON);
    const worded = findings.map((finding): ExampleFinding => {
      const words = WORDS[`${finding.field} ${finding.class}`] ?? WORDS[finding.class];
      return Object.assign({}, finding, { class: words ?? finding.class });
    });
    const expected = answer.findings.filter(({ field }) => GROWTH_FIELDS.has(field));
    expect(worded, answer.visitor).toEqual(expected);
  }
});

test('colour and referral of a child with nothing but growth are reached, save one that only faltered across a gap', () => {
  const differing = children.flatMap(({ answer, person, known, now }) => {
    const others = answer.findings.filter(({ field }) => !GROWTH_FIELDS.has(field));
    if (others.some(({ colour }) => colour !== 'HIJAU')) return [];
    const { colour, referralLevel, reasons } = interpretChild(person, now, known);
    const withoutGap = reasons.filter((reason) => reason !== GAP_REASON);
    expect(withoutGap, answer.visitor).toEqual(answer.referralReasons);
    return colour === answer.colour && referralLevel === answer.referralLevel
      ? []
      : { visitor: answer.visitor, colour, reasons };
  });
  expect(differing).toEqual([{ visitor: 'V13', colour: 'KUNING', reasons: [GAP_REASON] }]);
});

test('the SKDN recap of the day is reached', () => {
  const came = new Map<string, Weighing>(children.map(({ person, now }) => [person.id, now]));
  const facts = [...persons.values()]
    .filter(({ posyandu }) => posyandu === session.session.posyandu)
    .map((person) => {
      const now = came.get(person.id);
      const known = (rowsOf.get(person.id) ?? []).map((row) => row.weighing);
      return computeChildMonthFacts(person, now ? [...known, now] : known, monthOf(date));
    });
  const { edemaCases, ...skdn } = session.expected.recap.balita.skdn;
  expect(computeSkdn(facts)).toMatchObject(skdn);
  expect(facts.filter((child) => child.facts.includes('oedema'))).toHaveLength(edemaCases!);
});
