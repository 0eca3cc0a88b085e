import { describe, expect, test } from 'vitest';
import type { Tally } from '#lib/domain/indicators/tally.ts';
import { makeRow } from '#tests/support/make-row.ts';
import { countUnits, type FigureSource } from './count-units.ts';
import { buildDataValueSets, writeDataValuesCsv } from './data-values.ts';
import { readPeriod, weekOf } from './periods.ts';
import type { MappedElement } from './settings.ts';
import { localDate } from '#tests/support/local-date.ts';

const element = (fact: string, more: Partial<MappedElement> = {}): MappedElement => ({
  fact,
  sex: '',
  band: '',
  dataElement: 'dElem000001',
  categoryOptionCombo: 'cOpt0000001',
  ...more,
});
const SET = { dataSet: 'dSet0000001', period: '202608' };
const TALLY = { D: { 'm12-23': 3, 'f12-23': 4, 'f24-35': 2 }, S: { 'm12-23': 5 } };

describe('data values', () => {
  test('a figure is counted by sex and band as it is mapped', () => {
    const elements = [element('D'), element('D', { sex: 'f' }), element('D', { sex: 'f', band: '12-23' })];
    const [set] = buildDataValueSets([{ orgUnit: 'oUnit000001', tally: TALLY, sessionHeld: true }], elements, SET);
    expect(set?.dataValues.map(({ value }) => value)).toEqual(['9', '6', '4']);
    expect(set).toMatchObject({ ...SET, orgUnit: 'oUnit000001' });
  });

  test('zero is 0 where a session was held, and nothing where none was', () => {
    const elements = [element('N'), element('S')];
    const held = { orgUnit: 'oUnit000001', tally: TALLY, sessionHeld: true };
    const [set] = buildDataValueSets([held], elements, SET);
    expect(set?.dataValues.map(({ value }) => value)).toEqual(['0', '5']);
    const [notHeld] = buildDataValueSets([{ ...held, sessionHeld: false }], elements, SET);
    expect(notHeld?.dataValues.map(({ value }) => value)).toEqual(['5']);
    expect(buildDataValueSets([{ ...held, tally: {}, sessionHeld: false }], elements, SET)).toEqual([]);
  });

  test('the file of lines says the same', () => {
    const sets = buildDataValueSets([{ orgUnit: 'oUnit000001', tally: TALLY, sessionHeld: true }], [element('S')], SET);
    expect(writeDataValuesCsv(sets)).toBe(
      'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\n' +
        'dElem000001,202608,oUnit000001,cOpt0000001,,5\n',
    );
  });
});

describe('periods', () => {
  test.each([
    ['202608', '2026-08-01', '2026-08-31'],
    ['2026W1', '2025-12-29', '2026-01-04'],
    ['2026W32', '2026-08-03', '2026-08-09'],
    ['2026W53', '2026-12-28', '2027-01-03'],
  ])('%s goes from %s to %s', (code, first, last) => {
    expect(readPeriod(code)).toMatchObject({ first, last });
  });

  test.each(['202613', '2025W53', '2026W0', '2026W54', '2026-08', ''])('%s is none', (code) => {
    expect(readPeriod(code)).toBeUndefined();
  });

  test('every day lies in the week that is read from its code', () => {
    for (const day of ['2024-12-30', '2025-12-28', '2026-08-07', '2027-01-03', '1969-12-31']) {
      const date = localDate(day);
      const week = readPeriod(weekOf(date));
      expect(week && week.first <= date && date <= week.last, day).toBe(true);
    }
  });
});

describe('what is counted', () => {
  const report = (subject: string, date: string, cases: number) =>
    makeRow(
      { table: 'communityReport', documentId: 'visits:P1:2026-08', subject },
      { eventType: 'measles', date, cases, deaths: 0, hamlet: 'Krajan' },
    );
  const TALLIES = new Map<string, Tally>([
    ['P1', TALLY],
    ['P2', { S: { f: 1 } }],
  ]);
  const source: FigureSource = {
    readTallies: async (_puskesmasId, months) =>
      await Promise.resolve(new Map(months.map((month) => [month, TALLIES]))),
    listRows: async () => await Promise.resolve([report('L1', '2026-08-05', 2), report('L2', '2026-08-10', 7)]),
    listSessions: async (_puskesmasId, month) =>
      await Promise.resolve(month === '2026-08' ? ['session:P1:2026-08-07'] : []),
  };
  const desa = { unitId: 'ds_1', orgUnit: 'oUnit000001', posyanduIds: ['P1', 'P2'] };

  test('a desa has what its Posyandu have, and was held where one was', async () => {
    const [counted] = await countUnits(source, 'pk', [desa], readPeriod('202608')!);
    expect(counted?.tally['S']).toEqual({ 'm12-23': 5, f: 1 });
    expect(counted?.sessionHeld).toBe(true);
    const [before] = await countUnits(source, 'pk', [desa], readPeriod('202607')!);
    expect(before?.sessionHeld).toBe(false);
  });

  test('a week counts the cases reported of its own days', async () => {
    const [counted] = await countUnits(source, 'pk', [desa], readPeriod('2026W32')!);
    expect(counted?.tally).toEqual({ 'report.measles': { '': 2 } });
  });
});
