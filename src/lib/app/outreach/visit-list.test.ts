import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { readHousehold } from '#lib/events/household-view.ts';
import { readPerson } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import type { Reader } from '#lib/events/person/person-care.ts';
import { findFamilies, proposeMembers } from './household.ts';
import { personOf, readKnownPerson } from './known-person.ts';
import { findLastResults } from './last-results.ts';
import { listVisits, sessionDatesOf, type KnownCase } from './visit-list.ts';

const TODAY = localDate('2026-08-07');
const CHILD = { name: 'Bagas', sex: 'm', birthDate: '2024-08-01', hamlet: 'Krajan', rt: '3' };
const MOTHER = { name: 'Sri', sex: 'f', birthDate: '1998-02-01', hamlet: 'Krajan', rt: '3' };

let made = 0;

/** Rows of one document out of what is said in it. */
function say(documentId: string, type: string, subject: string, data: PosyanduEvent['data'], role = 'cadre'): Row[] {
  made += 1;
  const kind = parseDocumentId(documentId)?.kind ?? 'register';
  return foldDocument(documentId, kind, [makeEvent({ id: `e${made}`, type, subject, data, role })]).rows;
}

const ASKER = { accountId: 'kader1', role: 'cadre' };

function makeCase(
  personId: string,
  data: PosyanduEvent['data'],
  rows: readonly Row[] = [],
  reader: Reader = ASKER,
): KnownCase {
  const [register] = say('register:P1', 'person', personId, data);
  const person = register && readPerson(register);
  if (!person) throw new Error('no person');
  const own = rows.filter((row) => personOf(row) === personId);
  const known = readKnownPerson(person, own, TODAY, { reader, register });
  return { known, results: findLastResults(known, TODAY) };
}

function weigh(personId: string, date: string, weightKg: number, lengthHeightCm = 85): Row[] {
  const data = { group: 'toddler', weightKg, lengthHeightCm, position: 'recumbent' };
  return say(`session:P1:${date}`, 'measurement', personId, data);
}

function reasonsOf(one: KnownCase, on: LocalDate = TODAY, sessions: readonly LocalDate[] = []): readonly string[] {
  return listVisits([one], [], sessions, on).flatMap(({ reasons }) => reasons);
}

describe('why somebody is visited', () => {
  test('a child that is wasted, until a later weighing says otherwise', () => {
    const thin = weigh('p1', '2026-07-07', 8.6);
    expect(reasonsOf(makeCase('p1', CHILD, thin))).toContain('wasting');
    expect(reasonsOf(makeCase('p1', CHILD, [...thin, ...weigh('p1', '2026-08-06', 11.8)]))).not.toContain('wasting');
  });

  test('an emergency until somebody has received the person', () => {
    const oedema = say('session:P1:2026-08-01', 'measurement', 'p1', { group: 'toddler', oedema: true });
    expect(reasonsOf(makeCase('p1', CHILD, oedema))[0]).toBe('emergencyUnserved');
    const referral = { personId: 'p1', date: '2026-08-01', level: 'emergency', state: 'BERANGKAT' };
    const proposal = say('visits:P1:2026-08', 'referral', 'R1', referral);
    expect(reasonsOf(makeCase('p1', CHILD, [...oedema, ...proposal]))[0]).toBe('emergencyUnserved');
    const decision = { personId: 'p1', date: '2026-08-01', state: 'DITERIMA' };
    const received = say('care:P1:2026-08', 'referralDecision', 'R1', decision, 'village_nurse');
    expect(reasonsOf(makeCase('p1', CHILD, [...oedema, ...proposal, ...received]))).not.toContain('emergencyUnserved');
  });

  test('a referral of which nobody has heard for a week', () => {
    const referral = { personId: 'p1', date: '2026-07-31', level: 'urgent', state: 'DIKONFIRMASI' };
    const rows = say('visits:P1:2026-07', 'referral', 'R1', referral);
    expect(reasonsOf(makeCase('p1', CHILD, rows))).toEqual(['referralUnanswered']);
    expect(reasonsOf(makeCase('p1', CHILD, rows), addDays(TODAY, -1))).toEqual([]);
  });

  test('two sessions missed one after another, of a child; an adult is not expected at each', () => {
    const sessions = ['2026-05-05', '2026-06-05', '2026-07-05'].map(localDate);
    const came = weigh('p1', '2026-05-05', 11.6);
    expect(reasonsOf(makeCase('p1', CHILD, came), TODAY, sessions)).toEqual(['absent']);
    expect(reasonsOf(makeCase('p1', CHILD, weigh('p1', '2026-06-05', 11.6)), TODAY, sessions)).toEqual([]);
    expect(reasonsOf(makeCase('p2', MOTHER), TODAY, sessions)).toEqual([]);
  });

  test('the last weeks of a pregnancy, and the days after a birth', () => {
    const near = say('register:P1', 'pregnancy', 'G1', { personId: 'p2', lmp: '2025-11-20' });
    expect(reasonsOf(makeCase('p2', MOTHER, near))).toEqual(['nearDue']);
    const birth = { personId: 'p2', lmp: '2025-10-20', deliveryDate: '2026-08-01', outcome: 'liveBirth' };
    expect(reasonsOf(makeCase('p2', MOTHER, say('register:P1', 'pregnancy', 'G1', birth)))).toEqual(['childbed']);
    expect(reasonsOf(makeCase('p3', { ...CHILD, birthDate: '2026-08-01' }))).toEqual(['newborn']);
  });

  test('medicine not taken, as the last home visit found it', () => {
    const visit = { personId: 'p2', date: '2026-07-20', group: 'adult', outcomes: ['nonAdherent'] };
    expect(reasonsOf(makeCase('p2', MOTHER, say('visits:P1:2026-07', 'homeVisit', 'H1', visit)))).toEqual([
      'nonAdherent',
    ]);
  });

  test('treatment for TBC to who asked and to nakes, and to nobody else at the same tablet', () => {
    const asked = { personId: 'p2', date: '2026-07-20', group: 'tuberculosis' };
    const held = say('confidential:P1:2026-07', 'sensitive', 'H1', asked);
    const seenBy = (accountId: string, role: string) => reasonsOf(makeCase('p2', MOTHER, held, { accountId, role }));
    expect(seenBy('kader1', 'cadre')).toEqual(['tuberculosis']);
    expect(seenBy('bidan1', 'village_nurse')).toEqual(['tuberculosis']);
    expect(seenBy('kader2', 'cadre')).toEqual([]);
    expect(reasonsOf(makeCase('p2', MOTHER))).toEqual([]);
  });
});

describe('the list', () => {
  const since = { enteredDate: '2025-01-01' };

  test('has a family that was not seen for a year once, by its first member', () => {
    const family = { ...since, familyCardNo: '3508910101010001' };
    const cases = [makeCase('p1', { ...CHILD, ...family }), makeCase('p2', { ...MOTHER, ...family })];
    expect(listVisits(cases, [], [], TODAY).map(({ person, reasons }) => [person.personId, reasons])).toEqual([
      ['p1', ['familyNotSeen']],
    ]);
  });

  test('begins with the most pressing, then keeps neighbours together', () => {
    const late = { ...CHILD, rt: '7', birthDate: '2026-08-01' };
    const thin = weigh('p1', '2026-07-07', 8.6);
    const cases = [makeCase('p4', { ...late, rt: '9' }), makeCase('p3', late), makeCase('p1', CHILD, thin)];
    expect(listVisits(cases, [], [], TODAY).map(({ person }) => person.personId)).toEqual(['p1', 'p3', 'p4']);
  });

  test('knows who was visited this week and how to find the house', () => {
    const visit = { personId: 'p1', date: '2026-08-05', group: 'child' };
    const thin = weigh('p1', '2026-07-07', 9.5);
    const one = makeCase('p1', { ...CHILD, householdId: 'K1' }, [
      ...thin,
      ...say('visits:P1:2026-08', 'homeVisit', 'H1', visit),
    ]);
    const house = say('register:P1', 'household', 'K1', { headName: 'Slamet', landmark: 'belakang masjid' });
    const households = house.flatMap((row) => readHousehold(row) ?? []);
    expect(listVisits([one], households, sessionDatesOf([one]), TODAY)).toMatchObject([
      { visitedDate: '2026-08-05', justVisited: true, household: { landmark: 'belakang masjid' } },
    ]);
  });
});

test('families are who is linked, else who shares a card; a card proposes members that are linked to none', () => {
  const card = { familyCardNo: '3508910101010001' };
  const people = [
    makeCase('p1', { ...CHILD, ...card, householdId: 'K1' }),
    makeCase('p2', { ...MOTHER, ...card }),
    makeCase('p3', { ...MOTHER, name: 'Wati' }),
  ].map(({ known }) => known.person);
  const house = say('register:P1', 'household', 'K1', { headName: 'Slamet' }).flatMap(
    (row) => readHousehold(row) ?? [],
  );
  expect(
    findFamilies(people, house).map(({ household, members }) => [
      household?.headName,
      members.map(({ personId }) => personId),
    ]),
  ).toEqual([
    ['Slamet', ['p1']],
    [undefined, ['p2']],
    [undefined, ['p3']],
  ]);
  expect(proposeMembers(card.familyCardNo, people).map(({ personId }) => personId)).toEqual(['p2']);
  expect(proposeMembers(undefined, people)).toEqual([]);
});
