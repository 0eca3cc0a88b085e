import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../dates.ts';
import { RULE_SET } from '../interpretation.ts';
import { interpretChild } from './interpret-child.ts';
import type { Weighing } from './weighing.ts';

const girl = { sex: 'f' as const, birthDate: '2024-01-10' as LocalDate };

/** A healthy girl of 25 months. */
function makeRow(overrides: Partial<Omit<Weighing, 'date'>> & { date?: string } = {}): Weighing {
  const { date = '2026-03-07', ...rest } = overrides;
  const usual = { weightKg: 11.5, lengthHeightCm: 86, position: 'standing' as const, headCm: 47.5, muacCm: 15 };
  return { date: date as LocalDate, ...usual, ...rest };
}

test('a healthy child that gained is green in every finding', () => {
  const known = [makeRow({ date: '2026-02-07', weightKg: 11.2 })];
  const { findings, ...result } = interpretChild(girl, makeRow(), known);
  expect(result).toEqual({ colour: 'HIJAU', referralLevel: 'none', reasons: [], ruleSet: RULE_SET });
  expect(findings.map((finding) => [finding.field, finding.class])).toEqual([
    ['BB_U', 'BB_NORMAL'],
    ['TB_U', 'TB_NORMAL'],
    ['BB_TB', 'GIZI_BAIK'],
    ['LK_U', 'LK_NORMAL'],
    ['growthStatus', 'NAIK'],
    ['muacCm', 'MUAC_GREEN'],
  ]);
});

describe('growth', () => {
  const months = ['2026-03-07', '2026-02-07', '2026-01-07', '2025-12-07'];
  const running = (times: number) => months.slice(1, times + 1).map((date) => makeRow({ date }));

  test.each([
    [1, 'T', 'KUNING', 'BB_T1', 'routine'],
    [2, '2T', 'MERAH', 'BB_T2', 'urgent'],
    [3, '2T', 'MERAH', 'BB_T2', 'urgent'],
  ])('%i times T running is %s', (times, value, colour, reason, level) => {
    const result = interpretChild(girl, makeRow(), running(times));
    expect(result).toMatchObject({ colour, referralLevel: level, reasons: [reason] });
    expect(result.findings).toContainEqual({
      field: 'growthStatus',
      value,
      class: 'TIDAK_NAIK',
      colour,
      reason,
      level,
    });
  });

  test('settled 9: too little over a gap refers, with its own reason', () => {
    const result = interpretChild(girl, makeRow(), [makeRow({ date: '2026-01-07', weightKg: 11.3 })]);
    expect(result).toMatchObject({ colour: 'KUNING', referralLevel: 'routine', reasons: ['BB_GAP'] });
  });

  test('a later weighing of the same month does not change what this visit meant', () => {
    const known = [makeRow({ date: '2026-02-07', weightKg: 11.2 }), makeRow({ date: '2026-03-20', weightKg: 10 })];
    expect(interpretChild(girl, makeRow(), known).colour).toBe('HIJAU');
  });
});

describe('worst wins', () => {
  test('oedema is an emergency, and no index of weight is shown beside it', () => {
    const result = interpretChild(girl, makeRow({ oedema: true }), []);
    expect(result).toMatchObject({ colour: 'MERAH_TUA', referralLevel: 'emergency', reasons: ['EDEMA'] });
    expect(result.findings.map(({ field }) => field)).toEqual(['edema', 'TB_U', 'LK_U', 'growthStatus', 'muacCm']);
  });

  test('a red arm beside a short child is an emergency, both reasons stand', () => {
    const result = interpretChild(girl, makeRow({ muacCm: 11.4, lengthHeightCm: 78, weightKg: 9.7 }), []);
    expect(result).toMatchObject({ colour: 'MERAH_TUA', referralLevel: 'emergency', reasons: ['STUNT', 'MUAC_RED'] });
  });

  test('a tall child is yellow and not referred', () => {
    const result = interpretChild(girl, makeRow({ lengthHeightCm: 98, weightKg: 13 }), []);
    expect(result).toMatchObject({ colour: 'KUNING', referralLevel: 'none', reasons: [] });
  });

  test('an implausible value is to be measured again, and keeps what it would ask for until then', () => {
    const result = interpretChild(girl, makeRow({ weightKg: 5 }), []);
    expect(result.findings).toContainEqual({
      field: 'BB_TB',
      value: expect.any(Number),
      class: 'PERIKSA_ULANG',
      colour: 'MERAH_TUA',
      reason: 'WAST_BURUK',
      level: 'emergency',
    });
  });
});

describe('what is judged at which age', () => {
  const fields = (date: string, overrides: Parameters<typeof makeRow>[0] = {}) =>
    interpretChild(girl, makeRow({ date, ...overrides }), []).findings.map(({ field }) => field);

  test('the arm from 6 months', () => {
    const infant = { weightKg: 7, lengthHeightCm: 65, headCm: 42, muacCm: 13, position: 'recumbent' as const };
    expect(fields('2024-07-09', infant)).not.toContain('muacCm');
    expect(fields('2024-07-10', infant)).toContain('muacCm');
  });

  test('from 60 months IMT/U alone', () => {
    const child = { weightKg: 17, lengthHeightCm: 108 };
    expect(fields('2029-01-09', child)).toContain('BB_TB');
    expect(fields('2029-01-10', child)).toEqual(['IMT_U']);
  });

  test('nothing of what was not measured', () => {
    expect(interpretChild(girl, { date: '2026-03-07' as LocalDate }, []).findings).toEqual([]);
    expect(interpretChild({ birthDate: girl.birthDate }, makeRow(), []).findings.map(({ field }) => field)).toEqual([
      'growthStatus',
      'muacCm',
    ]);
  });
});
