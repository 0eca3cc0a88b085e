import { describe, expect, test } from 'vitest';
import { parsePersonId } from '#lib/domain/ids.ts';
import type { EventTypeName, TableName } from '#lib/events/catalogue.ts';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject, type Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { summarise, type SummaryFacts } from './summary.ts';

const today = localDate('2026-08-07');

function makeRow(
  documentId: string,
  type: EventTypeName,
  table: TableName,
  data: { readonly [slot: string]: Json },
): Row {
  const subject = table === 'visit' ? 'p1' : 'X1';
  const row = foldSubject(documentId, { table, subject }, [
    makeEvent({ id: `${documentId}${type}`, type, subject, data }),
  ]);
  if (!row) throw new Error('no row');
  return row;
}
const visit = (date: string, data: { readonly [slot: string]: Json }) =>
  makeRow(`session:PM1:${date}`, 'measurement', 'visit', data);
const session = (date: string) =>
  makeRow(`session:PM1:${date}`, 'session', 'session', { state: 'closed', groups: ['adult'] });

function summaryOf(facts: Partial<SummaryFacts>, own: Partial<PersonRecord> = {}) {
  const personId = parsePersonId('p1');
  if (!personId.ok) throw new Error('no id');
  const person: PersonRecord = {
    personId: personId.value,
    documentId: 'register:PM1',
    name: 'Sri',
    sex: 'f',
    birthDate: localDate('1986-01-01'),
    birthDateEstimated: false,
    status: 'active',
    outOfArea: false,
    ...own,
  };
  return summarise({ person, rows: [], sessions: [], today, ...facts });
}

describe('the summary of a person', () => {
  test('an arrival that was taken back is no visit', () => {
    const came = visit('2026-07-03', { weightKg: 60 });
    const undone = makeRow('session:PM1:2026-08-07', 'attendance', 'visit', { group: 'adult', arrivedAt: null });
    const { last, missed } = summaryOf({
      rows: [came, undone],
      sessions: [session('2026-07-03'), session('2026-08-06')],
    });
    expect([last?.date, missed]).toEqual(['2026-07-03', 1]);
  });

  test('nothing known, nothing said', () => {
    expect(summaryOf({})).toEqual({ dosesDue: undefined, openReferrals: [], missed: 0, conflicts: 0 });
  });

  test('the last visit is interpreted, an earlier one is not', () => {
    const rows = [
      visit('2026-08-01', { group: 'adult', bpSystolic: 150, bpDiastolic: 95 }),
      visit('2026-05-01', { group: 'adult', bpSystolic: 190, bpDiastolic: 95 }),
    ];
    const { last } = summaryOf({ rows });
    expect(last?.date).toBe('2026-08-01');
    expect(last?.result?.interpretation).toMatchObject({ colour: 'MERAH', reasons: ['BP_HIGH'] });
  });

  test('an open pregnancy is told in weeks, an ended one is not', () => {
    const pregnancy = { personId: 'p1', lmp: '2026-01-01' };
    const open = makeRow('register:PM1', 'pregnancy', 'pregnancy', pregnancy);
    expect(summaryOf({ rows: [open] }).pregnancy).toEqual({ weeks: 31 });
    const ended = makeRow('register:PM1', 'pregnancy', 'pregnancy', { ...pregnancy, deliveryDate: '2026-08-01' });
    expect(summaryOf({ rows: [ended] }).pregnancy).toBeUndefined();
  });

  test('referrals stand here until they have ended', () => {
    const referral = { personId: 'p1', date: '2026-08-01', level: 'urgent', reasons: [], state: 'BERANGKAT' };
    const proposed = makeRow('visits:PM1:2026-08', 'referral', 'referral', referral);
    const finished = makeRow('care:PM1:2026-08', 'referralDecision', 'referral', { state: 'SELESAI' });
    expect(summaryOf({ rows: [proposed] }).openReferrals).toMatchObject([{ level: 'urgent', state: 'BERANGKAT' }]);
    expect(summaryOf({ rows: [finished, proposed] }).openReferrals).toEqual([]);
  });

  test('the next date is told while it lies ahead', () => {
    expect(summaryOf({ rows: [visit('2026-07-07', { nextVisit: '2026-08-12' })] }).nextDate).toBe('2026-08-12');
    expect(summaryOf({ rows: [visit('2026-07-07', { nextVisit: '2026-08-01' })] }).nextDate).toBeUndefined();
  });

  test('sessions missed running are counted from the last attended', () => {
    const sessions = ['2026-05-07', '2026-06-07', '2026-07-07'].map(session);
    expect(summaryOf({ sessions, rows: [visit('2026-05-07', { group: 'adult' })] }).missed).toBe(2);
    expect(summaryOf({ sessions }, { outOfArea: true }).missed).toBe(0);
  });
});
