import { expect, test } from 'vitest';
import { cardGroup, completedMonths, ageDays } from '#lib/domain/age.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { cardOf, type ServedGroup } from '#lib/domain/interpretation/card.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import { recapSession, tally, tallyClasses, type RecappedVisit } from '#lib/domain/interpretation/recap.ts';
import type { VisitInput } from '#lib/domain/interpretation/visit-input.ts';
import { gestationWeeks } from '#lib/domain/pregnancy/gestation.ts';
import { offerDewormingMg, offerVitaminA } from '#lib/domain/screening/supplements.ts';
import { readDataCsv } from '../support/csv.ts';
import { readExamplePersons, readExampleWeighings } from '../support/desa-contoh.ts';
import { readExampleSession, type ExampleFinding } from '../support/example-session.ts';
import { GAP_REASON, GAP_VISITORS, ONLY_GAP, reasonInWords, SKILAS_WORDS } from '../support/session-differences.ts';
import { replaySession, type ReplayedVisit } from '../support/session-replay.ts';

/** A whole session day of all groups, played from its entries: each person's result and the day's recap are reached. */
const session = readExampleSession();
const date = dateOf(session.session.date);
const replayed = replaySession(session);
const persons = new Map(readExamplePersons().map((person) => [String(person.id), person]));
const rowsOf = Map.groupBy(readExampleWeighings(), (row) => row.personId);
const recap = session.expected.recap as unknown as Record<string, never> & ExampleRecap;

interface ExampleRecap {
  readonly [key: string]: unknown;
  readonly referralsByReason: Readonly<Record<string, number>>;
  readonly colours: Readonly<Record<string, number>>;
  readonly referrals: Readonly<Record<string, number>>;
}

/** Classes that the answers write as words, and the project as codes. */
const CLASS_WORDS = (code: string) => code.toLowerCase().replaceAll('_', ' ');
const WORDED_FIELDS = new Set(
  [
    'growthStatus tb dangerSigns devChecklist edema bp hb weightOnCurve ironDaily vitAMother ppContraception eye ear waistCm',
    'smoking headss glucoseRandom phq4 puma cholesterol uricAcid skilas',
  ].flatMap((fields) => fields.split(' ')),
);

const visits = session.expected.perVisitor.map((answer) => {
  const visitor = session.visitors.find((one) => one.visitor === answer.visitor)!;
  const visit = replayed.get(answer.visitor)!;
  const person = persons.get(visitor.personId)!;
  const group = answer.group as ServedGroup;
  const known = (rowsOf.get(visitor.personId) ?? []).map((row) => row.weighing);
  const input: VisitInput = {
    person,
    date,
    answers: visit.answers,
    pregnancy: { lmpDate: optionalDate(visit.answers.lmp) },
    ...(typeof visit.answers.deliveryDate === 'string'
      ? { delivery: { date: dateOf(visit.answers.deliveryDate) } }
      : {}),
    weighings: known,
  };
  return { answer, visit, person, group, interpretation: interpretVisit(cardOf(group), input) };
});
const recapped: RecappedVisit[] = visits.map(({ group, person, interpretation }) => ({
  group,
  sex: person.sex,
  interpretation,
}));

function dateOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no date: ${text}`);
  return text;
}

function optionalDate(value: unknown): LocalDate | undefined {
  return typeof value === 'string' ? dateOf(value) : undefined;
}

/** A finding in the words of the answers. */
function inWords(finding: ExampleFinding): ExampleFinding {
  const { field } = finding;
  if (field === 'skilas' && typeof finding.value === 'string') {
    const value = SKILAS_WORDS[finding.value] ?? finding.value;
    return { ...finding, value, class: CLASS_WORDS(finding.class), reason: `SKILAS_${value}` };
  }
  const asCode = !WORDED_FIELDS.has(field) && !(field === 'muacCm' && finding.class === 'NORMAL');
  if (field === 'suicidal') return { ...finding, class: 'MERAH TUA' };
  return asCode ? finding : { ...finding, class: CLASS_WORDS(finding.class) };
}

function ofGroup(...groups: readonly string[]): RecappedVisit[] {
  return recapped.filter(({ group }) => groups.includes(group));
}

/** Classes of a field by sex, in the words of the answers. */
function bySex(visits: readonly RecappedVisit[], field: string, words = CLASS_WORDS) {
  const of = (sex: 'm' | 'f') =>
    Object.fromEntries(
      Object.entries(
        tallyClasses(
          visits.filter((visit) => visit.sex === sex),
          field,
        ),
      ).map(([code, count]) => [words(code), count]),
    );
  return { L: of('m'), P: of('f') };
}

function answered(code: string): Record<string, number> {
  return {
    ...tally(visits.flatMap(({ visit }) => (typeof visit.answers[code] === 'string' ? visit.answers[code] : []))),
  };
}

test('every finding of every visitor is reached, in its order', () => {
  for (const { answer, interpretation } of visits) {
    const findings = interpretation.findings.filter(({ reason }) => reason !== GAP_REASON).map(inWords);
    expect(findings, answer.visitor).toEqual(answer.findings);
  }
  expect(visits).toHaveLength(90);
});

test('colour, referral level and reasons of every visitor are reached, save the faltering across a gap', () => {
  const gap: string[] = [];
  for (const { answer, interpretation } of visits) {
    const { colour, referralLevel, reasons } = interpretation;
    if (reasons.includes(GAP_REASON)) gap.push(answer.visitor);
    const withoutGap = reasons.filter((reason) => reason !== GAP_REASON).map(reasonInWords);
    expect(withoutGap, answer.visitor).toEqual(answer.referralReasons);
    if (answer.visitor === ONLY_GAP)
      expect({ colour, referralLevel }).toEqual({ colour: 'KUNING', referralLevel: 'routine' });
    else
      expect({ colour, referralLevel }, answer.visitor).toEqual({
        colour: answer.colour,
        referralLevel: answer.referralLevel,
      });
  }
  expect(gap.sort()).toEqual(GAP_VISITORS);
});

test('weeks of pregnancy and PUMA are reached', () => {
  for (const { answer, visit, interpretation } of visits) {
    const { gestWeeks, puma } = answer as { gestWeeks?: number; puma?: number };
    if (gestWeeks !== undefined) expect(gestationWeeks(dateOf(String(visit.answers.lmp)), date)).toBe(gestWeeks);
    if (puma !== undefined)
      expect(interpretation.findings).toContainEqual(expect.objectContaining({ field: 'puma', value: puma }));
  }
});

test('colours, referrals and reasons of the recap are reached, save the faltering across a gap', () => {
  const { colours, referrals, referralsByReason, byGroup, visits: count } = recapSession(recapped);
  expect(count).toBe(recap.registered);
  expect(byGroup).toEqual(recap.attendanceByGroup);
  const { HIJAU = 0, KUNING = 0 } = recap.colours;
  expect(colours).toEqual({ ...recap.colours, HIJAU: HIJAU - 1, KUNING: KUNING + 1 });
  const { none = 0, routine = 0 } = recap.referrals;
  expect(referrals).toEqual({ ...recap.referrals, none: none - 1, routine: routine + 1 });
  const { [GAP_REASON]: gap, ...named } = referralsByReason;
  const worded = Object.fromEntries(Object.entries(named).map(([reason, times]) => [reasonInWords(reason), times]));
  expect(gap).toBe(GAP_VISITORS.length);
  expect(worded).toEqual(recap.referralsByReason);
});

test('attendance, targets and states of the recap are reached', () => {
  const { bySex: sexes } = recapSession(recapped);
  expect({ L: sexes.m, P: sexes.f }).toEqual(recap.attendanceBySex);
  expect(targetsByGroup()).toEqual(recap.targetsByGroup);
  const left = visits.filter(({ visit }) => visit.left).length;
  expect({ DONE: visits.length - left, LEFT: left }).toEqual(recap.visitStates);
  expect(new Set(session.visitors.map(({ personId }) => personId)).size).toBe(recap.uniquePersons);
});

test('figures of children, adults and elderly in the recap are reached', () => {
  const children = ofGroup('infant', 'toddler', 'preschool');
  const muac = tallyClasses(children, 'muacCm');
  const measured = Object.values(muac).reduce((sum, times) => sum + times, 0);
  expect(recap.balita).toMatchObject({
    prasekolahMeasured: ofGroup('preschool').length,
    muac: { ...muac, notMeasured: children.length - measured },
    devChecklist: answered('devChecklist'),
    exclusiveBf: answered('exclusiveBf'),
    compFood: answered('compFood'),
  });
  const sameCode = (code: string) => code;
  const teens = ofGroup('school_teen');
  expect({ bmi: bySex(teens, 'IMT_U', sameCode), hb: bySex(teens, 'hb'), bp: bySex(teens, 'bp') }).toEqual(
    recap.schoolTeen,
  );
  for (const group of ['adult', 'elderly']) {
    const grownUps = ofGroup(group);
    expect({
      bmi: bySex(grownUps, 'bmi', sameCode),
      waist: bySex(grownUps, 'waistCm'),
      bp: bySex(grownUps, 'bp'),
      glucose: bySex(grownUps, 'glucoseRandom'),
      puma: bySex(grownUps, 'puma'),
      eye: bySex(grownUps, 'eye'),
      ear: bySex(grownUps, 'ear'),
      ...(group === 'elderly' ? { aks: bySex(grownUps, 'aks', sameCode) } : {}),
    }).toEqual(recap[group]);
  }
});

test('screening and referral counts of the recap are reached', () => {
  const tb = tallyClasses(recapped, 'tb');
  expect(Object.values(tb).reduce((sum, times) => sum + times, 0)).toBe(recap.tbScreened);
  expect({ tbSuspects: tb.TERDUGA, tbContactsOnly: tb.KONTAK }).toEqual({
    tbSuspects: recap.tbSuspects,
    tbContactsOnly: recap.tbContactsOnly,
  });
  const mothers = ofGroup('pregnant', 'postpartum');
  const bp = tallyClasses(mothers, 'bp');
  const hasDanger = ({ interpretation }: RecappedVisit) =>
    interpretation.findings.some(({ field }) => field === 'dangerSigns');
  expect({
    muacBelow235: tallyClasses(mothers, 'muacCm').KEK,
    bpHigh: (bp.TINGGI ?? 0) + (bp.TINGGI_BERAT ?? 0),
    hbBelow11: tallyClasses(mothers, 'hb').ANEMIA,
    withDangerSign: mothers.filter(hasDanger).length,
  }).toEqual(recap.pregnantPostpartum);
  const impaired = recapped.filter(({ interpretation }) =>
    interpretation.reasons.some((reason) => reason.startsWith('SKILAS_')),
  );
  expect(impaired).toHaveLength(Number(recap.skilasAtLeastOne));
});

test('doses of the day are those that the rules offer, and are counted as in the recap', () => {
  const doses = visits.flatMap(({ visit }) => visit.doses);
  expect(tally(doses.map(({ item }) => item))).toEqual(recap.doses);
  expect(doses.filter(({ item }) => item === 'TTD').reduce((sum, { amount }) => sum + amount, 0)).toBe(
    recap.ironTablets,
  );
  for (const { answer, visit, person } of visits) {
    const given = (item: string) => visit.doses.find((dose) => dose.item === item);
    const capsule = offerVitaminA(person, date)?.item;
    for (const item of ['VIT_A_BIRU', 'VIT_A_MERAH']) {
      if (given(item)) expect(capsule, answer.visitor).toBe(item);
    }
    const worming = given('ALBENDAZOLE');
    if (worming) expect(offerDewormingMg(person, date), answer.visitor).toBe(worming.amount);
  }
});

test('conflicts, corrections, refusals and late entries of the day are reached', () => {
  const all = [...replayed.values()];
  const conflicts = all.flatMap((visit) => visit.conflicts);
  const states = tally(conflicts.map(({ state }) => state));
  expect({ raised: conflicts.length, solved: states.solved, openAtClose: states.open }).toEqual(recap.conflicts);
  const expected = (session.expected as unknown as { conflicts: { visitor: string; effectiveEntry: string }[] })
    .conflicts;
  for (const { visitor, effectiveEntry } of expected) {
    expect(conflicts).toContainEqual(expect.objectContaining({ visitor, effectiveEntry }));
  }
  const sum = (count: (visit: ReplayedVisit) => number) => all.reduce((total, visit) => total + count(visit), 0);
  expect({
    corrections: sum(({ corrections }) => corrections),
    refusals: sum(({ refusals }) => refusals.length),
    lateEntries: sum(({ late }) => late),
    left: sum(({ left }) => (left ? 1 : 0)),
    registeredTwice: sum(({ timesRegistered }) => (timesRegistered > 1 ? 1 : 0)),
  }).toEqual({
    corrections: recap.corrections,
    refusals: recap.refusals,
    lateEntries: recap.lateEntries,
    left: recap.left,
    registeredTwice: recap.registeredTwice,
  });
});

/** People of the Posyandu on the day, by age group, and besides by episode. */
function targetsByGroup(): Record<string, number> {
  const here = [...persons.values()].filter(
    ({ posyandu, enteredDate, leftDate, birthDate }) =>
      posyandu === session.session.posyandu &&
      birthDate <= date &&
      (enteredDate === undefined || enteredDate <= date) &&
      (leftDate === undefined || leftDate > date),
  );
  const ids = new Set(here.map(({ id }) => String(id)));
  const rows = readDataCsv('desa-contoh/persons.csv').filter(({ personId }) => ids.has(personId ?? ''));
  const groups = tally(here.map(({ birthDate }) => cardGroup(completedMonths(birthDate, date))));
  const newborns = here.filter(({ birthDate }) => ageDays(birthDate, date) <= 42);
  return { ...groups, pregnant: rows.filter(({ lmp }) => lmp).length, postpartum0to42d: newborns.length };
}
