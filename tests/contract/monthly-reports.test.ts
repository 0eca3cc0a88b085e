import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLocalMonth } from '#lib/domain/dates.ts';
import { reportMonthly } from '#server/admin/monthly-report-command.ts';
import { writeWorkbook } from '#server/export/sheets/write-workbook.ts';
import type { MonthlyReport } from '#server/reports/monthly-report.ts';
import { frameOf, sheetsOfReport } from '#server/reports/report-sheets.ts';
import type { PrintedKind } from '#server/reports/templates/find-template.ts';
import { readDataCsv } from '../support/csv.ts';
import { exampleExports, openExampleDesa, type ExampleDesa } from '../support/example-desa.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

/** Columns of the answers to F1 that are lines of the form. */
const LINES = ['S', 'K', 'N', 'T', 'O', 'B', 'D', 'absent', 'BGM', 'twoT', 'giziBurukBBU', 'giziKurangBBU'];
const GROUP_OF: { readonly [section: string]: string } = {
  schoolTeen: 'school_teen',
  adult: 'adult',
  elderly: 'elderly',
};

describe.each([
  ['SQLite', () => Promise.resolve<string | undefined>(undefined)],
  ['PostgreSQL', () => postgres.createDatabase()],
] as const)('the example desa on %s', (_name, urlOf) => {
  let desa: ExampleDesa;
  beforeAll(async () => {
    desa = await openExampleDesa(await urlOf());
    await desa.take('sasaran.csv');
    await desa.take(...exampleExports());
  }, 240_000);
  afterAll(async () => {
    await desa[Symbol.asyncDispose]();
  });

  async function reportsOf(kind: PrintedKind, text: string): Promise<MonthlyReport[]> {
    const month = parseLocalMonth(text);
    if (!month.ok) throw new Error(month.problem.code);
    return (await reportMonthly(desa.shell, { kind, month: month.value })).json as MonthlyReport[];
  }

  test('F1: every band and sex of every Posyandu is that of the answers, in the report and in its workbook', async () => {
    const found: string[] = [];
    let compared = 0;
    for (const month of ['2026-02', '2026-07']) {
      const reports = await reportsOf('f1', month);
      const answers = readDataCsv('desa-contoh/f1-bands.csv').filter((row) => row.month === month);
      for (const report of reports.filter(({ unit }) => unit.level === 'posyandu')) {
        const sheet = firstSheet(report);
        const [table] = report.tables;
        for (const answer of answers.filter(({ posyandu }) => posyandu === report.unit.name)) {
          const place = table?.columns.findIndex(
            ({ band, sex }) => band === answer.band && sex === (answer.sex === 'L' ? 'm' : 'f'),
          );
          for (const line of LINES) {
            const at = table?.lines.findIndex(({ code }) => code === line) ?? -1;
            const figure = table?.lines[at]?.cells[place ?? -1];
            const inSheet = sheet[at]?.[place ?? -1];
            compared += 1;
            if (String(figure) !== answer[line] || inSheet !== figure) {
              found.push(
                `${report.unit.name} ${month} ${answer.band} ${answer.sex} ${line}: ${answer[line]}, ${figure}, ${inSheet}`,
              );
            }
          }
        }
      }
    }
    expect(found).toEqual([]);
    expect(compared).toBe(2 * 5 * 5 * 2 * LINES.length);
  }, 60_000);

  test('F1 of the desa: the totals are those of SKDN, and every check holds but the welfare nobody has stated', async () => {
    const desaReport = (await reportsOf('f1', '2026-07')).find(({ unit }) => unit.level === 'village');
    const skdn = readDataCsv('desa-contoh/skdn.csv').find(
      ({ level, month }) => level === 'desa' && month === '2026-07',
    );
    const [table] = desaReport?.tables ?? [];
    const totals = Object.fromEntries((table?.lines ?? []).map(({ code, cells }) => [code, String(cells.at(-1))]));
    for (const line of ['S', 'K', 'N', 'T', 'O', 'B', 'D', 'absent', 'BGM', 'twoT']) {
      expect([line, totals[line]]).toEqual([line, skdn?.[line]]);
    }
    expect(new Set(desaReport?.checks.map(({ code }) => code))).toEqual(new Set(['welfareSum']));
  });

  test('recap: the targets of each group by age are the people of the answers', async () => {
    const answers = readDataCsv('desa-contoh/expected/lifecycle-counts.csv');
    const found: string[] = [];
    for (const report of await reportsOf('recap', '2026-07')) {
      const unit = report.unit.level === 'village' ? 'DESA' : report.unit.name;
      const answer = answers.find((row) => row.unit === unit);
      for (const table of report.tables) {
        const group = GROUP_OF[table.code];
        if (group === undefined) continue;
        const target = table.lines.find(({ code }) => code === 'target')?.cells.at(-1);
        if (String(target) !== answer?.[group]) found.push(`${unit} ${group}: ${answer?.[group]}, counted ${target}`);
      }
    }
    expect(found).toEqual([]);
  });

  test('Buku 7: the target is infants, toddlers and preschool children; who came and did not are all of them', async () => {
    const answer = readDataCsv('desa-contoh/expected/lifecycle-counts.csv').find(({ unit }) => unit === 'DESA');
    const report = (await reportsOf('buku7', '2026-07')).find(({ unit }) => unit.level === 'village');
    const total = (code: string) => report?.tables[0]?.lines.find((line) => line.code === code)?.cells.at(-1) ?? -1;
    expect(total('target')).toBe(Number(answer?.infant) + Number(answer?.toddler) + Number(answer?.preschool));
    expect(total('came') + total('notCame')).toBe(total('target'));
    expect(total('weightUp')).toBe(46);
  });
});

/** The figures of a report's first sheet, read back from the file. */
function firstSheet(report: MonthlyReport): unknown[][] {
  const book = read(writeWorkbook(sheetsOfReport(report, frameOf(report))));
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  const from = rows.findIndex(([no]) => no === '1');
  return rows.slice(from).map((row) => row.slice(2));
}
