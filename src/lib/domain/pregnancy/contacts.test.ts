import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { computeAntenatalContacts, judgeAntenatal } from './antenatal.ts';
import { computeMotherContacts, computeNewbornContacts } from './contact-windows.ts';

const LMP = localDate('2026-01-01');
const BORN = localDate('2026-06-01');

/** Antenatal visits in the given weeks. */
function makeVisits(...weeks: readonly number[]) {
  return weeks.map((week) => ({ date: addDays(LMP, week * 7) }));
}

describe('antenatal contacts', () => {
  const stand = (week: number, visits = makeVisits()) => judgeAntenatal(LMP, visits, addDays(LMP, week * 7));

  test.each([
    [12, [], false],
    [13, [], true],
    [13, [10], false],
    [25, [10, 16], true],
    [25, [10, 16, 20], false],
    [25, [14, 16, 20], true],
    [40, [10, 16, 20, 26], false],
  ])('in week %s with visits in weeks %j something is overdue: %s', (week, weeks, expected) => {
    const finding = stand(week, makeVisits(...weeks));
    expect(finding !== undefined).toBe(expected);
    if (expected) expect(finding).toMatchObject({ reason: 'PREG_ANC', level: 'routine', value: weeks.length });
  });

  test('visits of one day count once, later ones not yet, and a doctor is wanted in trimesters 1 and 3', () => {
    const visits = [...makeVisits(10, 10, 30), { date: addDays(LMP, 77), byDoctor: true }];
    expect(computeAntenatalContacts(LMP, visits, addDays(LMP, 100))).toEqual([
      { trimester: 1, done: 2, needed: 1, doctorMissing: false, overdue: false },
      { trimester: 2, done: 0, needed: 2, doctorMissing: false, overdue: false },
      { trimester: 3, done: 0, needed: 3, doctorMissing: true, overdue: false },
    ]);
  });

  test('without the records nothing is judged', () => {
    expect(judgeAntenatal(LMP, undefined, BORN)).toBeUndefined();
    expect(judgeAntenatal(undefined, [], BORN)).toBeUndefined();
  });
});

describe('contacts after birth', () => {
  const statusOf = (code: string, day: number, ...days: readonly number[]) => {
    const dates = days.map((one) => addDays(BORN, one));
    const all = [
      ...computeMotherContacts(BORN, dates, addDays(BORN, day)),
      ...computeNewbornContacts(BORN, dates, addDays(BORN, day)),
    ];
    return all.find((contact) => contact.code === code)?.status;
  };

  test.each([
    ['kf1', 0, 2],
    ['kf2', 3, 7],
    ['kf3', 8, 28],
    ['kf4', 29, 42],
    ['kn0', 0, 0],
    ['kn1', 0, 2],
    ['kn2', 3, 7],
    ['kn3', 8, 28],
  ])('%s belongs to days %s to %s', (code, from, to) => {
    if (from > 0) expect(statusOf(code, from - 1)).toBe('notYet');
    expect(statusOf(code, from)).toBe('due');
    expect(statusOf(code, to)).toBe('due');
    expect(statusOf(code, to + 1)).toBe('missed');
    expect(statusOf(code, to + 1, from)).toBe('done');
    expect(statusOf(code, to + 1, to)).toBe('done');
    expect(statusOf(code, to + 1, to + 1)).toBe('missed');
  });

  test('a contact in the future is none', () => {
    expect(statusOf('kf2', 3, 5)).toBe('due');
  });
});
