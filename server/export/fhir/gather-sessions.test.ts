import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { digestVisit } from '#lib/events/visit-digest.ts';
import { makeRow } from '#tests/support/make-row.ts';
import { gatherSessions, type RowSource } from './gather-sessions.ts';

const SESSION = 'session:P1:2026-08-07';
const NURSE = { role: 'village_nurse' };
const UNITS = [{ posyanduId: 'P1', name: 'Melati 1', villageCode: '3508912003' }];
type Slots = { readonly [slot: string]: Json };

const care = (table: Row['table'], subject: string, slots: Slots) =>
  makeRow({ table, documentId: 'care:P1:2026-08', subject }, slots, NURSE);
const visit = (subject: string, slots: Slots = { weightKg: 50 }) =>
  makeRow({ table: 'visit', documentId: SESSION, subject }, slots);
const closed = makeRow({ table: 'session', documentId: SESSION, subject: 'session' }, { state: 'closed' });

/** The word of a nakes over visits as they were when she looked. */
function approvalOver(visits: readonly Row[]): Row {
  const closing = closed.slots['state']![0]!.eventId;
  return care('validation', SESSION, { decision: 'approved', over: visits.map(digestVisit), closing });
}

function sourceOf(rows: readonly Row[], people: readonly string[]): RowSource {
  const records = people.flatMap((subject): PersonRecord[] => {
    const row = makeRow(
      { table: 'person', documentId: 'register:P1', subject },
      { name: subject, birthDate: '2026-05-01' },
    );
    const record = readPerson(row);
    return record ? [record] : [];
  });
  return {
    listRows: async (_puskesmasId, table) => await Promise.resolve(rows.filter((row) => row.table === table)),
    readDocument: async (_puskesmasId, documentId) =>
      await Promise.resolve(rows.filter((row) => row.documentId === documentId)),
    findPeople: async (_puskesmasId, ids) =>
      await Promise.resolve(records.filter(({ personId }) => ids.includes(personId))),
  };
}

const gather = (rows: readonly Row[], people: readonly string[]) => gatherSessions(sourceOf(rows, people), 'pk', UNITS);

test('a session leaves once nakes have looked over every visit of it', async () => {
  const visits = [visit('A'), visit('B')];
  expect(await gather([closed, ...visits], ['A', 'B'])).toEqual([]);
  const [session] = await gather([closed, ...visits, approvalOver(visits)], ['A', 'B']);
  expect(session).toMatchObject({ documentId: SESSION, date: '2026-08-07', validatedBy: 'K1' });
  expect(session?.visits.map(({ patient }) => [patient.person.name, patient.villageCode])).toEqual([
    ['A', '3508912003'],
    ['B', '3508912003'],
  ]);
});

test('a late entry holds the session back until nakes have looked again', async () => {
  const seen = [visit('A')];
  const late = visit('A', { weightKg: 50, muacCm: 24 });
  expect(await gather([closed, late, approvalOver(seen)], ['A'])).toEqual([]);
  expect(await gather([closed, late, approvalOver([late])], ['A'])).toHaveLength(1);
});

test('a dose goes with the session of its day, numbered by the dates of all; what was copied or taken back does not', async () => {
  const visits = [visit('A')];
  const dose = (subject: string, slots: Slots) => care('dose', subject, { personId: 'A', antigen: 'DPT', ...slots });
  const rows = [
    dose('D1', { date: '2026-07-03', source: 'nakes' }),
    dose('D2', { date: '2026-08-07', source: 'nakes' }),
    dose('D3', { date: '2026-08-07', source: 'buku_kia', antigen: 'OPV' }),
    dose('D4', { date: '2026-08-07', source: 'nakes', antigen: 'PCV', voidReason: 'salah orang' }),
  ];
  const [session] = await gather([closed, ...visits, approvalOver(visits), ...rows], ['A']);
  expect(session?.visits[0]?.doses.map(({ dose: given, number }) => [given.record.id, number])).toEqual([['D2', 2]]);
});

test('joined doubles are one patient, and what belongs to the day goes along once', async () => {
  const visits = [visit('A'), visit('B')];
  const merge = makeRow(
    { table: 'personMerge', documentId: 'register:P1', subject: 'G1' },
    { keep: 'A', extra: 'B', state: 'merged' },
  );
  const lab = care('lab', 'L1', { personId: 'B', date: '2026-08-07', hb: 11.2 });
  const [session] = await gather([closed, ...visits, approvalOver(visits), merge, lab], ['A']);
  expect(session?.visits.map(({ patient, labs }) => [patient.person.personId, labs.length])).toEqual([
    ['A', 1],
    ['A', 0],
  ]);
});

test('of confidential rows only a diagnosis of nakes is read, and only that of a referral of this session', async () => {
  const visits = [visit('A')];
  const referral = makeRow(
    { table: 'referral', documentId: 'visits:P1:2026-08', subject: 'R1' },
    { personId: 'A', date: '2026-08-07', level: 'urgent', fromVisit: SESSION, reasons: [] },
  );
  const sensitive = (subject: string, slots: Slots, role: string) =>
    makeRow({ table: 'sensitive', documentId: 'confidential:P1:2026-08', subject }, slots, { role });
  const rows = [
    referral,
    sensitive('R1', { personId: 'A', date: '2026-08-07', diagnosis: 'E44.1' }, 'village_nurse'),
    sensitive('R2', { personId: 'A', date: '2026-08-07', diagnosis: 'E44.0' }, 'village_nurse'),
    sensitive('A', { visitDate: '2026-08-07', phq1: 3 }, 'cadre'),
  ];
  const [session] = await gather([closed, ...visits, approvalOver(visits), ...rows], ['A']);
  expect(session?.visits[0]?.diagnoses.map(({ id, text }) => [id, text])).toEqual([['R1', 'E44.1']]);
  expect(JSON.stringify(session)).not.toContain('phq1');
});
