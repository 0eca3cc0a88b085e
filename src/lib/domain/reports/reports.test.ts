import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { makeHistory, type MadePerson } from '#tests/support/made-history.ts';
import { monthOf } from '../dates.ts';
import { weighingOf } from '../interpretation/visit-input.ts';
import { addTables, computeTable, listBehindCell, type ReportTable } from './report-form.ts';
import { findFailedChecks } from './report-checks.ts';
import { REPORT_KINDS, SECTIONS_OF, type ReportKind } from './report-kinds.ts';
import { leaveOutUnstated } from './unstated-welfare.ts';
import { makeReportSubject, type ReportSubject } from './report-subject.ts';

const MONTH = monthOf(localDate('2026-07-31'));

function subjectOf(made: MadePerson, isPoor?: boolean): ReportSubject[] {
  const history = makeHistory(made);
  const weighings = history.visits.map(({ date, answers }) => weighingOf({ person: history.person, date, answers }));
  const subject = makeReportSubject({ history, weighings, ...(isPoor === undefined ? {} : { isPoor }) }, MONTH);
  return subject ? [subject] : [];
}

function tablesOf(kind: ReportKind, subjects: readonly ReportSubject[]): ReportTable[] {
  return SECTIONS_OF[kind].map((section) => computeTable(section, subjects));
}

/** The lines of a table that are not 0, by code: total column only. */
function totals(tables: readonly ReportTable[], section: string): Record<string, number> {
  const table = tables.find(({ code }) => code === section);
  const lines = (table?.lines ?? []).map(({ code, cells }) => [code, cells.at(-1) ?? 0] as const);
  return Object.fromEntries(lines.filter(([, count]) => count > 0));
}

describe('F1', () => {
  const boy: MadePerson = {
    sex: 'm',
    birth: '2023-07-20',
    visits: [
      ['child', '2026-06-06', { weightKg: 11.4, lengthHeightCm: 92 }],
      ['child', '2026-07-04', { weightKg: 11.7, lengthHeightCm: 92.4 }],
    ],
  };
  const infant: MadePerson = {
    sex: 'f',
    birth: '2026-04-10',
    earlyInitiation: true,
    visits: [['child', '2026-07-04', { weightKg: 5.6, lengthHeightCm: 59, exclusiveBf: true }]],
  };

  test('counts a child once in its band, its sex and the totals', () => {
    const [all] = tablesOf('f1', [...subjectOf(boy, true), ...subjectOf(infant, false)]);
    const s = all?.lines.find(({ code }) => code === 'S')?.cells ?? [];
    const counted = (all?.columns ?? []).flatMap(({ band, sex }, at) => (s[at] ? [`${band}${sex} ${s[at]}`] : []));
    expect(counted).toEqual(['0-5f 1', '0-5 1', '36-59m 1', '36-59 1', 'm 1', 'f 1', ' 2']);
  });

  test('items 1-12 of a child that gained and one that is new, 13-14 at 36 months, 16-17 by month of age', () => {
    const tables = tablesOf('f1', [...subjectOf(boy, true), ...subjectOf(infant, false)]);
    expect(totals(tables, 'f1')).toEqual({ S: 2, K: 2, D: 2, N: 1, B: 1 });
    expect(totals(tables, 'f1Poor')).toEqual({ S: 1, K: 1, D: 1, N: 1 });
    expect(totals(tables, 'f1NotPoor')).toEqual({ S: 1, K: 1, D: 1, B: 1 });
    expect(totals(tables, 'f1Children')).toEqual({ S36: 1, S36Heavy: 1 });
    expect(totals(tables, 'f1Breastfed')).toEqual({ infants: 1, exclusiveBf: 1 });
    expect(findFailedChecks(tables)).toEqual([]);
  });

  test('item 8 is K less D, also where a child without the book came', () => {
    const absent: MadePerson = { sex: 'f', birth: '2024-01-02' };
    const tables = tablesOf('f1', [...subjectOf(boy, true), ...subjectOf(absent, true)]);
    expect(totals(tables, 'f1')).toMatchObject({ S: 2, K: 2, D: 1, absent: 1 });
  });

  test('mothers: childbed reaches from the birth to the 42nd day, whatever part of it lies in the month', () => {
    const mother = (ended: string): MadePerson => ({
      birth: '1998-03-01',
      pregnancies: [{ lmp: '2025-09-01', ended, outcome: 'liveBirth' }],
    });
    const count = (ended: string) => totals(tablesOf('f1', subjectOf(mother(ended))), 'f1Mothers')['postpartum'] ?? 0;
    expect(['2026-05-19', '2026-05-20', '2026-07-31', '2026-08-01'].map(count)).toEqual([0, 1, 1, 0]);
  });

  test('pregnant on the last day, with KEK and tablets of the month', () => {
    const pregnant: MadePerson = {
      birth: '2000-05-05',
      pregnancies: [{ lmp: '2026-02-01' }],
      visits: [['pregnant', '2026-07-07', { weightKg: 44, lengthHeightCm: 150, muacCm: 22 }]],
      supplies: [['iron', '2026-07-07', 30]],
    };
    const tables = tablesOf('f1', subjectOf(pregnant));
    expect(totals(tables, 'f1Mothers')).toEqual({ pregnant: 1, pregnantKek: 1, pregnantIron: 1 });
  });

  test('who left before the end of the month, or is not born yet, is in no report', () => {
    expect(subjectOf({ birth: '2024-01-01', left: '2026-07-31' })).toEqual([]);
    expect(subjectOf({ birth: '2026-08-01' })).toEqual([]);
  });

  test('G and NG are left out where nobody has stated them, and stand as soon as one is stated', () => {
    const codes = (subjects: readonly ReportSubject[]) =>
      leaveOutUnstated(tablesOf('f1', subjects)).map(({ code }) => code);
    expect(codes([...subjectOf(boy), ...subjectOf(infant)])).toEqual(['f1', 'f1Children', 'f1Breastfed', 'f1Mothers']);
    expect(codes([...subjectOf(boy, false), ...subjectOf(infant)])).toContain('f1Poor');
    const children = leaveOutUnstated(tablesOf('f1', subjectOf(boy))).find(({ code }) => code === 'f1Children');
    expect(children?.columns.map(({ sex }) => sex)).toEqual(['m', 'f', '']);
    expect(children?.lines[0]).toEqual({ code: 'S36', cells: [1, 0, 1] });
  });

  test('checks name what does not add up: a child without sex, and whose welfare nobody said', () => {
    const [known] = subjectOf(boy);
    const unknown = known ? [{ ...known, sex: undefined }] : [];
    const failed = findFailedChecks(tablesOf('f1', unknown));
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(['sexesSum', 'welfareSum']));
    expect(failed.find(({ code, line }) => code === 'sexesSum' && line === 'S')).toMatchObject({ left: 1, right: 0 });
  });
});

test('Buku 7: two bands of its own, attendance and classes of the last visit', () => {
  const preschool: MadePerson = {
    sex: 'f',
    birth: '2020-10-01',
    visits: [
      ['child', '2026-07-04', { weightKg: 17, lengthHeightCm: 108, devChecklist: 'tidakLengkap', sick: true }],
      ['child', '2026-07-18', { weightKg: 17.1, lengthHeightCm: 108, devChecklist: 'lengkap', topics: ['gizi'] }],
    ],
  };
  const absent: MadePerson = { sex: 'm', birth: '2026-03-01' };
  const tables = tablesOf('buku7', [...subjectOf(preschool), ...subjectOf(absent)]);
  expect(totals(tables, 'buku7')).toMatchObject({
    target: 2,
    came: 1,
    notCame: 1,
    checklistWhole: 1,
    sick: 1,
    taught: 1,
  });
  expect(totals(tables, 'buku7')['checklistMissing']).toBeUndefined();
  const [table] = tables;
  const target = table?.lines.find(({ code }) => code === 'target')?.cells ?? [];
  expect(table?.columns.flatMap(({ band, sex }, at) => (sex === '' ? [`${band} ${target[at]}`] : []))).toEqual([
    '0-5 1',
    '6-71 1',
    ' 2',
  ]);
});

test('recap: an elderly woman and a man of 18, each in the lines of the own card', () => {
  const elderly: MadePerson = {
    sex: 'f',
    birth: '1950-01-01',
    visits: [['elderly', '2026-07-04', { weightKg: 60, lengthHeightCm: 150, bpSystolic: 165, bpDiastolic: 95 }]],
    referrals: [['2026-07-04', 'BP_HIGH']],
  };
  const teen: MadePerson = { sex: 'm', birth: '2008-01-15' };
  const tables = tablesOf('recap', [...subjectOf(elderly), ...subjectOf(teen)]);
  expect(totals(tables, 'elderly')).toMatchObject({ target: 1, came: 1, 'bmi.G': 1, 'bp.high': 1, referred: 1 });
  expect(totals(tables, 'schoolTeen')).toEqual({ target: 1, notCame: 1 });
  expect(totals(tables, 'adult')).toEqual({});
  expect(findFailedChecks(tables)).toEqual([]);
});

test('each cell opens to as many people as it says, and units add up to the whole', () => {
  const anybody = record({
    sex: constantFrom('m' as const, 'f' as const),
    birth: integer({ min: 0, max: 26_000 }).map((days) => daysBefore('2026-07-31', days)),
  });
  assert(
    property(array(anybody, { maxLength: 12 }), constantFrom(...REPORT_KINDS), (made, kind) => {
      const subjects = made.flatMap((one) => subjectOf(one, one.sex === 'f'));
      const half = Math.floor(subjects.length / 2);
      for (const section of SECTIONS_OF[kind]) {
        const table = computeTable(section, subjects);
        const parts = [subjects.slice(0, half), subjects.slice(half)].map((part) => computeTable(section, part));
        expect(addTables(parts, section)).toEqual(table);
        section.lines.forEach((line, at) => {
          if (!('counts' in line)) return;
          table.columns.forEach((column, place) => {
            const behind = listBehindCell(section, { line: line.code, column }, subjects);
            expect(behind.length).toBe(table.lines[at]?.cells[place]);
          });
        });
      }
    }),
    { numRuns: 25 },
  );
});

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
