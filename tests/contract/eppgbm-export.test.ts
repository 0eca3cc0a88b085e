import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseLocalMonth } from '#lib/domain/dates.ts';
import { EPPGBM_EXPORT_COLUMNS } from '#server/export/eppgbm/columns.ts';
import { exportEppgbm } from '#server/export/eppgbm/export-eppgbm.ts';
import type { ExportTable } from '#server/export/export-row.ts';
import { writeWorkbook } from '#server/export/sheets/write-workbook.ts';
import { readDataCsv } from '../support/csv.ts';
import { exampleExports, openExampleDesa, type ExampleDesa } from '../support/example-desa.ts';

/** The example desa with its register and every month, the last one exported as the ministry's spreadsheet. */
let desa: ExampleDesa;
let table: ExportTable;
let bytes: Buffer;

beforeAll(async () => {
  desa = await openExampleDesa();
  await desa.take('sasaran.csv');
  await desa.take(...exampleExports());
  const { reader, rooms } = desa.shell;
  const month = parseLocalMonth('2026-07');
  if (!month.ok) throw new Error(month.problem.code);
  const units = await rooms.units.listPosyandu(desa.puskesmasId);
  table = await exportEppgbm(reader, {
    puskesmasId: desa.puskesmasId,
    puskesmas: 'SUMBERJATI',
    territory: { province: 'JAWA CONTOH', regency: 'CONTOHREJO', district: null },
    month: month.value,
    units: units.map(({ posyanduId, name }) => ({ posyanduId, posyandu: name, village: desa.village.name })),
  });
  const rows = table.rows.map(({ cells }) => cells);
  bytes = writeWorkbook([{ name: table.name, head: [table.columns], rows }]);
}, 120_000);

afterAll(async () => {
  await desa[Symbol.asyncDispose]();
});

test('the columns are those of the ministry, in its order and spelling, and every row has all of them', () => {
  const [head] = readDataCsv('desa-contoh/eppgbm-2026-06.csv');
  expect([...EPPGBM_EXPORT_COLUMNS]).toEqual(Object.keys(head ?? {}));
  expect(new Set(table.rows.map(({ cells }) => cells.length))).toEqual(new Set([EPPGBM_EXPORT_COLUMNS.length]));
});

test("where the Puskesmas lies stands in the rows of those who live there, and in no visitor's", () => {
  const placeOf = ({ cells }: ExportTable['rows'][number]) =>
    (['Prov', 'Kab/Kota', 'Kec', 'Desa/Kel'] as const).map((column) => cells[EPPGBM_EXPORT_COLUMNS.indexOf(column)]);
  expect(new Set(table.rows.map((row) => placeOf(row).join('|')))).toEqual(
    new Set([`JAWA CONTOH|CONTOHREJO||${desa.village.name}`, '|||']),
  );
});

test('read back, a NIK is text of sixteen digits, dates are text, weights are numbers', () => {
  const sheet = read(bytes, { cellNF: true }).Sheets[table.name] ?? {};
  const at = (column: string, row: number) =>
    sheet[utils.encode_cell({ r: row, c: EPPGBM_EXPORT_COLUMNS.findIndex((one) => one === column) })];
  let niks = 0;
  table.rows.forEach((_, row) => {
    const nik = at('NIK', row + 1);
    if (nik) expect([nik.t, nik.z]).toEqual(['s', '@']);
    if (nik && /^\d{16}$/.test(String(nik.v))) niks += 1;
    expect(at('Tanggal Pengukuran', row + 1)).toMatchObject({ t: 's', v: expect.stringMatching(/^\d\d\/07\/2026$/) });
    expect(at('Berat', row + 1)?.t).toBe('n');
  });
  expect(niks).toBeGreaterThan(table.rows.length / 2);
});

test('every accepted weighing of the month is a row, with the z-scores and, but for visitors, the letter of the answers', () => {
  const cells = table.rows.map((row) => {
    const value = (column: (typeof EPPGBM_EXPORT_COLUMNS)[number]) =>
      row.cells[EPPGBM_EXPORT_COLUMNS.indexOf(column)] ?? '';
    const z = (column: 'ZS BB/U' | 'ZS TB/U' | 'ZS BB/TB') => (value(column) === '-' ? '' : Number(value(column)));
    const [day, month, year] = String(value('Tanggal Pengukuran')).split('/');
    // Visitors from another desa are in no answer to N, T, O, B.
    const letter = value('Desa/Kel') === '' || value('Naik Berat Badan') === '-' ? '' : value('Naik Berat Badan');
    return [`${year}-${month}-${day}`, value('Berat'), z('ZS BB/U'), z('ZS BB/TB'), letter].join(' ');
  });
  const number = (text: string | undefined) => (text ? String(Number(text)) : '');
  const answers = readDataCsv('desa-contoh/weighings.csv')
    .filter(({ date = '', ageMonths }) => date.startsWith('2026-07') && Number(ageMonths) < 60)
    .map((row) => [row.date, number(row.weightKg), number(row.z_wfa), number(row.z_wflh), row.status].join(' '));
  expect(cells.toSorted()).toEqual(answers.toSorted());
});

test('imported again, the export of a month says nothing new', async () => {
  const before = await desa.shell.rooms.log.lastSeq();
  const outcome = await desa.take({ file: 'eppgbm-kembali.xlsx', bytes });
  expect(outcome).toMatchObject({ state: 'done', newEvents: 0 });
  expect(await desa.shell.rooms.log.lastSeq()).toBe(before);
});
