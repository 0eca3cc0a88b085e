import { describe, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { computeCompleteness, isOnZeroDoseList, type Completeness } from './completeness.ts';
import { computeDoseStatuses } from './compute-dose-statuses.ts';
import { computeDropOut, isDropOutHigh, isUci } from './coverage.ts';
import { dosesForSession, overdueDoses, refusedDoses } from './dose-lists.ts';
import type { DoseRecord } from './dose-record.ts';
import { judgeAefi, judgeDoses } from './judge-doses.ts';

const CHILD = { birthDate: localDate('2024-01-15'), sex: 'm' } as const;

/** A child that had everything on the day it was due. */
const IN_TIME: readonly (readonly [string, string])[] = [
  ['HB0', '2024-01-15'],
  ['BCG', '2024-01-20'],
  ['OPV', '2024-01-20'],
  ...['2024-03-15', '2024-04-15', '2024-05-15'].flatMap((date) =>
    ['OPV', 'DPT', 'RV'].map((antigen) => [antigen, date] as const),
  ),
  ['PCV', '2024-03-15'],
  ['PCV', '2024-04-15'],
  ['IPV', '2024-05-15'],
  ['MR', '2024-10-15'],
  ['IPV', '2024-10-15'],
  ['PCV', '2025-01-15'],
  ['DPT', '2025-07-15'],
  ['MR', '2025-07-15'],
];

function makeDoses(rows: readonly (readonly [string, string])[], source: DoseRecord['source'] = 'nakes'): DoseRecord[] {
  return rows.map(([antigen, date]) => ({ id: `${antigen} ${date}`, antigen, date: localDate(date), source }));
}

function held(doses: readonly DoseRecord[], on: string): Completeness[] {
  const date = localDate(on);
  return computeCompleteness(CHILD, computeDoseStatuses(CHILD, doses, date), date)
    .filter(({ holds }) => holds)
    .map(({ code }) => code);
}

describe('completeness', () => {
  test('a child in time is complete for its age, and in the end for all', () => {
    expect(held(makeDoses(IN_TIME), '2024-11-01')).toEqual(['IDL', 'IBL0', 'AGE_OK']);
    expect(held(makeDoses(IN_TIME), '2025-08-01')).toEqual(['IDL', 'IBL0', 'IBL', 'AGE_OK']);
  });

  test('IDL does without PCV, RV and the second IPV, IBL0 does not', () => {
    const basic = IN_TIME.filter(
      ([antigen, date]) => !['PCV', 'RV'].includes(antigen) && !(antigen === 'IPV' && date > '2024-10'),
    );
    expect(held(makeDoses(basic), '2024-12-01')).toEqual(['IDL']);
  });

  test('a basic dose on the first birthday is too late for IDL', () => {
    const late = IN_TIME.map(([antigen, date]) =>
      antigen === 'MR' && date < '2025' ? (['MR', '2025-01-15'] as const) : ([antigen, date] as const),
    );
    expect(held(makeDoses(late), '2025-02-01')).not.toContain('IDL');
    const dayBefore = IN_TIME.map(([antigen, date]) =>
      antigen === 'MR' && date < '2025' ? (['MR', '2025-01-14'] as const) : ([antigen, date] as const),
    );
    expect(held(makeDoses(dayBefore), '2025-02-01')).toContain('IDL');
  });

  test('doses out of the Buku KIA count, and are told to be unchecked', () => {
    const date = localDate('2024-11-01');
    const states = computeCompleteness(CHILD, computeDoseStatuses(CHILD, makeDoses(IN_TIME, 'buku_kia'), date), date);
    expect(states.find(({ code }) => code === 'IDL')).toEqual({ code: 'IDL', holds: true, unchecked: true });
  });

  test('a closed window leaves the child incomplete for its age', () => {
    const withoutRv = IN_TIME.filter(([antigen]) => antigen !== 'RV');
    expect(held(makeDoses(withoutRv), '2024-11-01')).toEqual(['IDL']);
  });

  test.each([
    [[], '2025-01-14', [], true],
    [[], '2025-01-15', ['ZERO'], true],
    [[], '2024-05-14', [], false],
    [[['DPT', '2024-03-15']], '2025-01-15', ['UNDER'], false],
    [[['DPT', '2025-02-15']], '2025-03-15', ['ZERO'], false],
  ] as const)('with %j on %s: %j, on the list of zero doses %s', (rows, on, expected, listed) => {
    const doses = makeDoses(rows as readonly (readonly [string, string])[]);
    expect(held(doses, on)).toEqual(expected);
    expect(isOnZeroDoseList(CHILD, computeDoseStatuses(CHILD, doses, localDate(on)), localDate(on))).toBe(listed);
  });
});

describe('coverage', () => {
  test.each([
    [{ first: 100, last: 95 }, 5, false],
    [{ first: 100, last: 94 }, 6, true],
    [{ first: 0, last: 0 }, null, false],
  ])('drop-out of %j is %s percent', (counts, percent, high) => {
    expect(computeDropOut(counts)).toBe(percent);
    expect(isDropOutHigh(percent ?? 0)).toBe(high);
  });

  test('a desa is UCI from 80 percent', () => {
    expect(isUci(4, 5)).toBe(true);
    expect(isUci(79, 100)).toBe(false);
    expect(isUci(0, 0)).toBe(false);
  });
});

describe('lists and findings of a visit', () => {
  const on = (date: string, doses = makeDoses(IN_TIME)) => computeDoseStatuses(CHILD, doses, localDate(date));

  test('a session prepares what is due and what falls due before the next one', () => {
    const young = makeDoses(IN_TIME.slice(0, 3));
    expect(dosesForSession(on('2024-03-10', young), localDate('2024-04-10')).map(({ code }) => code)).toEqual([
      'OPV2',
      'DPT1',
      'PCV1',
      'RV1',
    ]);
    expect(dosesForSession(on('2024-03-10', young), localDate('2024-03-15'))).toEqual([]);
  });

  test('late doses are overdue, catch-up goes before; refusal is a list of its own', () => {
    expect(judgeDoses(on('2024-11-01'))).toMatchObject({ class: 'TIDAK_TERLAMBAT', colour: 'HIJAU' });
    expect(judgeDoses(undefined)).toBeUndefined();
    const late = on('2024-04-20', makeDoses(IN_TIME.slice(0, 3)));
    expect(judgeDoses(late)).toMatchObject({ reason: 'IMM_OVERDUE', level: 'routine', value: 'OPV2+DPT1+PCV1+RV1' });
    expect(judgeDoses(on('2025-02-01', makeDoses(IN_TIME.slice(0, 3))))).toMatchObject({ reason: 'IMM_KEJAR' });
    expect(overdueDoses(late)).toHaveLength(4);
    const decisions = [{ id: 'x', antigen: 'DPT', date: localDate('2024-04-16'), kind: 'refused' as const }];
    const refused = computeDoseStatuses(CHILD, makeDoses(IN_TIME.slice(0, 3)), localDate('2024-04-20'), { decisions });
    expect(refusedDoses(refused).map(({ code }) => code)).toEqual(['DPT1']);
  });

  test('an adverse event is referred by its severity', () => {
    expect(judgeAefi({ aefi: 'ringan' })).toMatchObject({ reason: 'AEFI', level: 'routine' });
    expect(judgeAefi({ aefi: 'berat' })).toMatchObject({ reason: 'AEFI', level: 'emergency' });
    expect(judgeAefi({})).toBeUndefined();
  });
});
