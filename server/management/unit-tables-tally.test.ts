import { expect, test } from 'vitest';
import type { LocalDate, LocalMonth } from '#lib/domain/dates.ts';
import { PLAIN_PROFILE } from '#lib/domain/management/unit-profile.ts';
import { SKILLS } from '#lib/domain/management/skills.ts';
import type { Cadre } from './cadre.ts';
import { tallyUnitTables, type UnitTables } from './unit-tables-tally.ts';

const AUGUST = '2026-08' as LocalMonth;
const TODAY = '2026-09-10' as LocalDate;

function makeCadre(cadreId: string, dates: { start?: string; end?: string } = {}): Cadre {
  return {
    cadreId,
    posyanduId: 'pm_1',
    name: cadreId,
    position: 'anggota',
    nik: null,
    phone: null,
    education: null,
    decreeNumber: null,
    decreeDate: null,
    startDate: (dates.start ?? null) as LocalDate | null,
    endDate: (dates.end ?? null) as LocalDate | null,
    hasAccount: false,
  };
}
function makeTables(part: Partial<UnitTables>): UnitTables {
  return { posyanduIds: [], profiles: new Map(), cadres: [], assessments: new Map(), stock: new Map(), ...part };
}

test('cadres of a month: registered until they end, active on its last day, by the level that their skills amount to', () => {
  const all = SKILLS.map((skill) => ({
    skill,
    status: 'lulus' as const,
    date: '2025-09-01' as LocalDate,
    validUntil: '2026-08-31' as LocalDate,
  }));
  const cadres = [
    makeCadre('sejak dulu'),
    makeCadre('berhenti bulan ini', { end: '2026-08-10' }),
    makeCadre('sudah berhenti', { end: '2026-08-01' }),
    makeCadre('baru bulan depan', { start: '2026-09-01' }),
  ];
  const tables = makeTables({ cadres, assessments: new Map([['sejak dulu', all]]) });
  const of = (month: string) => tallyUnitTables(tables, month as LocalMonth, TODAY).get('pm_1');
  expect(of('2026-08')).toEqual({ cadreRegistered: { '': 2 }, cadreActive: { '': 1 }, cadreUtama: { '': 1 } });
  // Her passes have expired, and a new cadre has come.
  expect(of('2026-09')).toEqual({ cadreRegistered: { '': 2 }, cadreActive: { '': 2 } });
});

test('a Posyandu counts as active until the day it was closed', () => {
  const profiles = new Map([['pm_2', { ...PLAIN_PROFILE, closedDate: '2026-08-15' as LocalDate }]]);
  const tables = makeTables({ posyanduIds: ['pm_1', 'pm_2'], profiles });
  expect([...tallyUnitTables(tables, AUGUST, TODAY).keys()]).toEqual(['pm_1']);
  expect([...tallyUnitTables(tables, '2026-07' as LocalMonth, TODAY).keys()]).toEqual(['pm_1', 'pm_2']);
});

test('a product counts once for the unit that keeps it, and as out where a day ended without any', () => {
  const line = { before: 5, received: 0, used: 5, wasted: 0, balance: 0, nextExpiry: null };
  const stock = new Map([
    [
      'ds_1',
      [
        { ...line, item: 'MR' as const, daysOut: 3 },
        { ...line, item: 'TTD' as const, daysOut: 0 },
      ],
    ],
  ]);
  expect(tallyUnitTables(makeTables({ stock }), AUGUST, TODAY).get('ds_1')).toEqual({
    stockWatched: { '': 2 },
    stockOut: { '': 1 },
  });
});
