import { expect, test } from 'vitest';
import { parseLocalMonth } from '#lib/domain/dates.ts';
import type { DoseEntry } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeHistory } from '#tests/support/made-history.ts';
import type { SheetCell } from '../sheets/cell.ts';
import {
  ADULT_RECAP_COLUMNS,
  adultRecapCells,
  ASIK_PTM_COLUMNS,
  grownUpVisitsOf,
  ptmCells,
  type GrownUpVisit,
} from './grown-up.ts';
import { ASIK_IMMUNISATION_COLUMNS, immunisationRows } from './immunisation.ts';

const [july, june] = ['2026-07', '2026-06'].map((text) => {
  const month = parseLocalMonth(text);
  if (!month.ok) throw new Error(month.problem.code);
  return month.value;
});
const unit = { posyanduId: 'pm_1', posyandu: 'Melati 1', village: 'Sukamaju' };

function makeVisit(): GrownUpVisit {
  const history = makeHistory({
    sex: 'f',
    birth: '1980-02-03',
    visits: [
      [
        'adult',
        '2026-07-04',
        {
          weightKg: 70,
          lengthHeightCm: 150,
          waistCm: 92,
          bpSystolic: 150,
          bpDiastolic: 95,
          glucoseRandom: 210,
          smoking: 'tidak',
          ownHistory: ['hypertension', 'diabetes'],
          riskSalt: true,
          topics: ['hipertensi'],
        },
      ],
      ['adult', '2026-06-06', { weightKg: 69 }],
    ],
    referrals: [['2026-07-04', 'BP_HIGH']],
  });
  const record: PersonRecord = {
    personId: history.person.id,
    documentId: 'register:pm_1',
    name: 'Siti Aminah',
    sex: 'f',
    birthDate: localDate('1980-02-03'),
    birthDateEstimated: false,
    nik: '3508914302807001',
    status: 'active',
    outOfArea: false,
  };
  const human = { personId: history.person.id, posyanduId: 'pm_1', record, history, weighings: [] };
  const [visit] = grownUpVisitsOf(human, july!);
  if (!visit) throw new Error('no visit');
  return { human, visit, row: undefined, unit, month: july! };
}

function byColumn(columns: readonly string[], cells: readonly SheetCell[]): { readonly [column: string]: SheetCell } {
  expect(cells).toHaveLength(columns.length);
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null]));
}

test('PTM: a visit of the month as the form has it; what was not asked stays empty', () => {
  const visit = makeVisit();
  expect(visit.visit.date).toBe('2026-07-04');
  expect(grownUpVisitsOf(visit.human, june!).map(({ date }) => date)).toEqual(['2026-06-06']);
  expect(byColumn(ASIK_PTM_COLUMNS, ptmCells(visit))).toMatchObject({
    'Tanggal Pemeriksaan': '04/07/2026',
    NIK: '3508914302807001',
    'Riwayat Diri 1': 'Hipertensi',
    'Riwayat Diri 2': 'Diabetes',
    'Riwayat Diri 3': '',
    'Garam Berlebihan': 'Ya',
    'Gula Berlebihan': null,
    Sistol: 150,
    'Gula Darah Sewaktu': 210,
    Dirujuk: 'Ya',
  });
});

test('recap of adults: results in the words of the book, of the mind no more than that it was asked', () => {
  const recap = byColumn(ADULT_RECAP_COLUMNS, adultRecapCells(makeVisit()));
  expect(recap).toMatchObject({ Nama: 'Siti Aminah', Usia: 46, TD: '150/95', IMT: 31.1, Jiwa: '', Edukasi: 'Ya' });
});

test('immunisation: doses that nakes gave in the month; copied ones and those of other months are left out', () => {
  const { human } = makeVisit();
  const dose = (id: string, date: string, source: 'nakes' | 'buku_kia'): DoseEntry => ({
    personId: human.personId,
    record: { id, antigen: 'MR', date: localDate(date), source },
    documentId: 'care:pm_1:2026-07',
    batch: 'B7',
    stated: { value: 'MR', eventId: 'e1', by: 'ac_1', role: 'village_nurse', device: 'dn_1', at: 0 },
    conflicts: [],
  });
  const people = new Map([[human.personId, { person: human.record, unit }]]);
  const rows = immunisationRows(
    [dose('d1', '2026-07-04', 'nakes'), dose('d2', '2026-07-05', 'buku_kia'), dose('d3', '2026-06-30', 'nakes')],
    people,
    { month: july!, puskesmas: 'Contoh' },
  );
  expect(rows.map(({ key }) => key)).toEqual([`${human.personId} d1`]);
  expect(byColumn(ASIK_IMMUNISATION_COLUMNS, rows[0]?.cells ?? [])).toMatchObject({
    'NIK Anak': '3508914302807001',
    Antigen: 'MR',
    'Tanggal Imunisasi': '04/07/2026',
    'No Batch': 'B7',
    'Pos Imunisasi': 'Melati 1',
  });
});
