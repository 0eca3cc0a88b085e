import { describe, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { addSpan } from './calendar.ts';
import { computeDoseStatuses, reviewDoses, type DoseOptions } from './compute-dose-statuses.ts';
import type { DoseDecision, DoseRecord } from './dose-record.ts';
import { SCHEDULE_2026_11 } from './schedule-2026-11.ts';

const BORN = localDate('2024-01-15');
const GIRL = { birthDate: BORN, sex: 'f' } as const;

/** A dose given by nakes; its id tells antigen and date. */
function makeDose(antigen: string, date: string, more: Partial<DoseRecord> = {}): DoseRecord {
  return { id: `${antigen} ${date}`, antigen, date: localDate(date), source: 'nakes', ...more };
}

function statusesOn(date: string, doses: readonly DoseRecord[] = [], options: DoseOptions = {}) {
  const all = computeDoseStatuses(GIRL, doses, localDate(date), options);
  return new Map(all.map((dose) => [dose.code, dose]));
}

function statusOn(date: string, code: string, doses: readonly DoseRecord[] = [], options: DoseOptions = {}) {
  return statusesOn(date, doses, options).get(code)?.status;
}

describe('windows of the Buku KIA page, by completed months', () => {
  test.each([
    ['HB0', '2024-01-15', 'JATUH_TEMPO'],
    ['HB0', '2024-01-16', 'JATUH_TEMPO'],
    ['HB0', '2024-01-17', 'TERLAMBAT'],
    ['HB0', '2024-02-14', 'TERLAMBAT'],
    ['HB0', '2024-02-15', 'LEWAT_BATAS'],
    ['BCG', '2024-03-14', 'JATUH_TEMPO'],
    ['BCG', '2024-03-15', 'TERLAMBAT'],
    ['BCG', '2025-01-14', 'TERLAMBAT'],
    ['BCG', '2025-01-15', 'LEWAT_BATAS'],
    ['DPT1', '2024-03-14', 'BELUM_WAKTU'],
    ['DPT1', '2024-03-15', 'JATUH_TEMPO'],
    ['DPT1', '2024-04-15', 'TERLAMBAT'],
    ['DPT1', '2025-01-15', 'KEJAR'],
    ['DPT1', '2029-01-14', 'KEJAR'],
    ['DPT1', '2029-01-15', 'LEWAT_BATAS'],
    ['RV1', '2024-06-14', 'TERLAMBAT'],
    ['RV1', '2024-06-15', 'LEWAT_BATAS'],
    ['MR1', '2024-10-14', 'BELUM_WAKTU'],
    ['MR1', '2024-10-15', 'JATUH_TEMPO'],
    ['MR1', '2024-11-15', 'TERLAMBAT'],
    ['MR1', '2025-01-15', 'KEJAR'],
  ])('%s on %s is %s', (code, date, status) => {
    expect(statusOn(date, code)).toBe(status);
  });

  test('a child born on the 31st reaches a month on the last day of a shorter one', () => {
    const born = { birthDate: localDate('2024-12-31'), sex: 'm' } as const;
    const find = (date: string) =>
      computeDoseStatuses(born, [], localDate(date)).find(({ code }) => code === 'DPT1')?.status;
    expect(find('2025-02-27')).toBe('BELUM_WAKTU');
    expect(find('2025-02-28')).toBe('JATUH_TEMPO');
  });
});

describe('due dates shift with the dose before and are never stored', () => {
  test('a late first dose moves the second by 28 days', () => {
    const late = [makeDose('DPT', '2024-05-20')];
    const dpt2 = statusesOn('2024-06-01', late).get('DPT2');
    expect(dpt2).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2024-06-17', windowOpened: true });
    expect(statusOn('2024-06-17', 'DPT2', late)).toBe('TERLAMBAT');
  });

  test('a first dose in time leaves the second at its age', () => {
    expect(statusesOn('2024-03-20', [makeDose('DPT', '2024-03-15')]).get('DPT2')?.dueDate).toBe('2024-04-15');
  });

  test('doses not given wait for each other in the plan', () => {
    const plan = statusesOn('2024-09-01');
    expect(plan.get('DPT1')?.plannedDate).toBe('2024-09-01');
    expect(plan.get('DPT2')?.plannedDate).toBe('2024-09-29');
    expect(plan.get('DPT3')?.plannedDate).toBe('2024-10-27');
    expect(plan.get('DPT2')?.status).toBe('BELUM_WAKTU');
  });

  test('DPT4 comes 12 months after DPT3, MR2 6 months after MR1 (rules 3 and 6)', () => {
    const doses = [
      ...['2024-10-01', '2024-11-01', '2024-12-01'].map((date) => makeDose('DPT', date)),
      makeDose('MR', '2025-03-01'),
    ];
    const all = statusesOn('2025-07-20', doses);
    expect(all.get('DPT4')).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2025-12-01' });
    expect(all.get('MR2')).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2025-09-01' });
  });

  test('more than six months late the plan is for nakes to make', () => {
    expect(statusesOn('2024-09-15').get('DPT1')?.leaveToNurse).toBe(false);
    expect(statusesOn('2024-09-16').get('DPT1')?.leaveToNurse).toBe(true);
  });
});

describe('given doses', () => {
  test('the number follows from the dates, not from the order of entry', () => {
    const doses = [makeDose('OPV', '2024-05-15'), makeDose('OPV', '2024-02-15'), makeDose('OPV', '2024-03-18')];
    const all = statusesOn('2024-06-01', doses);
    expect(['OPV1', 'OPV2', 'OPV3'].map((code) => all.get(code)?.given?.date)).toEqual([
      '2024-02-15',
      '2024-03-18',
      '2024-05-15',
    ]);
    expect(all.get('OPV4')).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2024-06-12' });
  });

  test.each([
    [{ source: 'buku_kia' }, ['unchecked']],
    [{ source: 'buku_kia', verdict: 'accepted' }, []],
    [{ date: undefined, month: '2024-04' }, ['monthOnly']],
    [{ date: localDate('2024-02-25') }, ['tooYoung']],
    [{ date: localDate('2024-02-25'), verdict: 'accepted' }, []],
    [{ date: localDate('2029-02-01') }, undefined],
  ] as const)('a first DPT with %j is doubted for %j', (more, doubts) => {
    const dose = { ...makeDose('DPT', '2024-03-15'), ...more } as DoseRecord;
    const found = statusesOn('2029-03-01', [dose]).get('DPT1');
    if (doubts === undefined) expect(found?.status).toBe('LEWAT_BATAS');
    else expect(found).toMatchObject({ status: doubts.length > 0 ? 'SUDAH_PERLU_CEK' : 'SUDAH', doubts });
  });

  test('the least age of 6 weeks is good, a day less is not', () => {
    const on = (date: string) => statusesOn('2024-04-01', [makeDose('DPT', date)]).get('DPT1')?.doubts;
    expect(on(addSpan(BORN, { weeks: 6 }))).toEqual([]);
    expect(on(addSpan(BORN, { days: 41 }))).toEqual(['tooYoung']);
  });

  test('27 days after the dose before is too soon, 28 are not; nothing is repeated by itself (rule 9)', () => {
    const second = (date: string) => statusesOn('2024-07-01', [makeDose('DPT', '2024-03-15'), makeDose('DPT', date)]);
    expect(second('2024-04-11').get('DPT2')).toMatchObject({ status: 'SUDAH_PERLU_CEK', doubts: ['tooSoon'] });
    expect(second('2024-04-12').get('DPT2')).toMatchObject({ status: 'SUDAH', doubts: [] });
    expect(second('2024-04-11').get('DPT3')?.dueDate).toBe('2024-05-15');
  });

  test('a rejected dose opens its place again, at a distance from it', () => {
    const doses = [makeDose('DPT', '2024-03-15'), makeDose('DPT', '2024-04-01', { verdict: 'rejected' })];
    expect(statusesOn('2024-04-20', doses).get('DPT2')).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2024-04-29' });
  });

  test('MR in an outbreak from 6 months does not count (and BCG after 12 months is looked at)', () => {
    const doses = [makeDose('MR', '2024-08-01'), makeDose('BCG', '2025-02-01')];
    const { aside } = reviewDoses(GIRL, doses, localDate('2025-03-01'));
    expect(aside).toMatchObject([{ why: 'outbreak' }]);
    expect(statusesOn('2025-03-01', doses).get('BCG')).toMatchObject({ doubts: ['afterWindow'] });
    expect(statusOn('2024-10-15', 'MR1', doses)).toBe('JATUH_TEMPO');
  });

  test.each([
    [makeDose('DPT', '2024-03-20'), 'duplicateSuspect'],
    [{ id: 'x', antigen: 'DPT', source: 'nakes' } as const, 'withoutProof'],
    [makeDose('DPT', '2024-06-01', { source: 'told' }), 'withoutProof'],
    [makeDose('Tifoid', '2024-06-01'), 'otherVaccine'],
    [makeDose('DPT', '2024-01-14'), 'beforeBirth'],
    [makeDose('BCG', '2024-06-01'), 'extra'],
  ])('%j is set aside as %s', (dose, why) => {
    const doses = [makeDose('DPT', '2024-03-15'), makeDose('BCG', '2024-01-20'), dose];
    const { aside, placed } = reviewDoses(GIRL, doses, localDate('2024-07-01'));
    expect(aside).toEqual([{ record: dose, why }]);
    expect(placed).toHaveLength(2);
  });

  test('void doses and those after the day are passed over', () => {
    const doses = [makeDose('BCG', '2024-01-20', { voidReason: 'wrongPerson' }), makeDose('OPV', '2024-05-01')];
    expect(statusOn('2024-02-01', 'BCG', doses)).toBe('JATUH_TEMPO');
    expect(statusOn('2024-02-01', 'OPV1', doses)).toBe('JATUH_TEMPO');
  });
});

describe('catch-up', () => {
  test('no dose of rotavirus comes once the first has missed its window (rule 2)', () => {
    const all = statusesOn('2024-06-15');
    expect(['RV1', 'RV2', 'RV3'].map((code) => all.get(code)?.status)).toEqual(Array(3).fill('LEWAT_BATAS'));
  });

  test('a dose that could only come after its window has closed is closed at once', () => {
    const doses = [makeDose('RV', '2024-06-10'), makeDose('RV', '2024-08-01')];
    expect(statusOn('2024-08-02', 'RV3', doses)).toBe('LEWAT_BATAS');
    expect(statusOn('2024-08-02', 'RV3', [makeDose('RV', '2024-06-10'), makeDose('RV', '2024-07-10')])).toBe(
      'BELUM_WAKTU',
    );
  });

  test.each([
    ['2024-12-01', ['KEJAR', 'BELUM_WAKTU', 'BELUM_WAKTU']],
    ['2025-02-01', ['KEJAR', 'BELUM_WAKTU', 'TIDAK_BERLAKU']],
    ['2026-02-01', ['KEJAR', 'TIDAK_BERLAKU', 'TIDAK_BERLAKU']],
  ])('PCV not begun on %s is %j (rule 5)', (date, expected) => {
    const all = statusesOn(date);
    const found = ['PCV1', 'PCV2', 'PCV3'].map((code) => all.get(code)?.status);
    expect(found).toEqual(date === '2024-12-01' ? ['TERLAMBAT', ...expected.slice(1)] : expected);
  });

  test('PCV begun at 12-23 months is spaced by 8 weeks', () => {
    expect(statusesOn('2025-03-01', [makeDose('PCV', '2025-02-01')]).get('PCV2')?.dueDate).toBe('2025-03-29');
    const early = [makeDose('PCV', '2025-02-01'), makeDose('PCV', '2025-03-20')];
    expect(statusesOn('2025-06-01', early).get('PCV2')?.doubts).toEqual(['tooSoon']);
  });

  test('live vaccines come on the same day or 28 days apart (rule 8)', () => {
    const options = { jeEndemic: true };
    const mr = [makeDose('MR', '2024-11-10')];
    expect(statusOn('2024-11-10', 'JE1', mr, options)).toBe('BELUM_WAKTU');
    const older = [makeDose('MR', '2024-11-20')];
    expect(statusesOn('2024-11-20', older, options).get('JE1')?.status).toBe('JATUH_TEMPO');
    expect(statusesOn('2024-11-25', older, options).get('JE1')).toMatchObject({
      status: 'BELUM_WAKTU',
      dueDate: '2024-12-18',
    });
    const tooClose = [...older, makeDose('JE', '2024-12-10')];
    expect(statusesOn('2025-01-01', tooClose, options).get('JE1')?.doubts).toEqual(['liveTooClose']);
    const apart = [...older, makeDose('JE', '2024-12-18')];
    expect(statusesOn('2025-01-01', apart, options).get('JE1')?.doubts).toEqual([]);
  });

  test('JE is for endemic districts, HPV for girls (rule 7)', () => {
    expect(statusOn('2025-01-01', 'JE1')).toBe('TIDAK_BERLAKU');
    expect(statusOn('2025-01-01', 'JE1', [], { jeEndemic: true })).toBe('TERLAMBAT');
    const boy = { birthDate: BORN, sex: 'm' } as const;
    const hpv = computeDoseStatuses(boy, [], localDate('2035-09-01')).find(({ code }) => code === 'HPV1');
    expect(hpv?.status).toBe('TIDAK_BERLAKU');
    expect(statusOn('2035-08-01', 'HPV1')).toBe('JATUH_TEMPO');
  });
});

describe('school (BIAS)', () => {
  test.each([
    ['BIAS_MR', '2031-07-31', 'BELUM_WAKTU'],
    ['BIAS_MR', '2031-08-01', 'JATUH_TEMPO'],
    ['BIAS_MR', '2031-09-01', 'TERLAMBAT'],
    ['BIAS_MR', '2032-08-01', 'KEJAR'],
    ['BIAS_MR', '2037-01-15', 'LEWAT_BATAS'],
    ['BIAS_DT', '2031-11-30', 'JATUH_TEMPO'],
    ['BIAS_TD2', '2032-11-01', 'JATUH_TEMPO'],
    ['HPV1', '2035-08-31', 'JATUH_TEMPO'],
    ['HPV1', '2038-12-31', 'KEJAR'],
    ['HPV1', '2039-01-15', 'LEWAT_BATAS'],
  ])('%s on %s is %s', (code, date, status) => {
    expect(statusOn(date, code)).toBe(status);
  });

  test('the year of grade 1 goes before the age', () => {
    expect(statusOn('2030-08-01', 'BIAS_MR', [], { gradeOneYear: 2030 })).toBe('JATUH_TEMPO');
    expect(statusOn('2031-11-01', 'BIAS_TD2', [], { gradeOneYear: 2030 })).toBe('JATUH_TEMPO');
  });

  test('MR at school is its own dose; Td of grade 5 follows that of grade 2; Td of grown-ups is none of them', () => {
    const doses = [makeDose('MR', '2031-08-20'), makeDose('Td', '2032-11-10'), makeDose('Td', '2050-01-10')];
    const all = statusesOn('2033-01-01', doses);
    expect(all.get('BIAS_MR')?.status).toBe('SUDAH');
    expect(all.get('BIAS_TD2')?.status).toBe('SUDAH');
    expect(all.get('BIAS_TD5')).toMatchObject({ status: 'BELUM_WAKTU', dueDate: '2035-11-01' });
    expect(reviewDoses(GIRL, doses, localDate('2051-01-01')).aside).toMatchObject([{ why: 'extra' }]);
  });
});

describe('postponed and refused', () => {
  const decide = (kind: DoseDecision['kind'], date: string, more: Partial<DoseDecision> = {}): DoseDecision => ({
    id: `${kind} ${date}`,
    antigen: 'DPT',
    date: localDate(date),
    kind,
    ...more,
  });

  test('a postponement holds 28 days, or until its day', () => {
    const decisions = [decide('postponed', '2024-03-20', { reason: 'highFever' })];
    expect(statusesOn('2024-04-16', [], { decisions }).get('DPT1')).toMatchObject({
      status: 'DITUNDA',
      reason: 'highFever',
    });
    expect(statusOn('2024-04-17', 'DPT1', [], { decisions })).toBe('TERLAMBAT');
    const until = [decide('postponed', '2024-03-20', { untilDate: localDate('2024-03-25') })];
    expect(statusOn('2024-03-24', 'DPT1', [], { decisions: until })).toBe('DITUNDA');
    expect(statusOn('2024-03-25', 'DPT1', [], { decisions: until })).toBe('JATUH_TEMPO');
  });

  test('a refusal holds until another decision or a dose; only the next dose is refused', () => {
    const decisions = [decide('refused', '2024-03-20', { reason: 'family' })];
    const all = statusesOn('2024-12-01', [], { decisions });
    expect(all.get('DPT1')).toMatchObject({ status: 'DITOLAK', reason: 'family' });
    expect(all.get('DPT2')?.status).toBe('BELUM_WAKTU');
    expect(all.get('OPV1')?.status).toBe('TERLAMBAT');
    const resumed = [...decisions, decide('resumed', '2024-05-01')];
    expect(statusOn('2024-12-01', 'DPT1', [], { decisions: resumed })).toBe('TERLAMBAT');
    expect(statusOn('2024-12-01', 'DPT2', [makeDose('DPT', '2024-05-01')], { decisions })).toBe('TERLAMBAT');
  });

  test('a closed window is closed, whatever was decided', () => {
    const decisions = [decide('refused', '2024-03-20')];
    expect(statusOn('2029-02-01', 'DPT1', [], { decisions })).toBe('LEWAT_BATAS');
  });
});

test('the schedule names each place once, and every series counts from 1', () => {
  const codes = SCHEDULE_2026_11.doses.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const dose of SCHEDULE_2026_11.doses.filter(({ number }) => number > 1)) {
    expect(
      SCHEDULE_2026_11.doses.some(
        ({ antigen, phase, number }) => antigen === dose.antigen && phase === dose.phase && number === dose.number - 1,
      ),
    ).toBe(true);
  }
});
