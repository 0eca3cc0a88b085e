import { readFile } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { readDataCsv } from '../support/csv.ts';
import { HEAD, importExampleVillage } from './support/example-village.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';

/** The head of the Puskesmas, signed in, at a page of hers. */
async function openPage(browser: Browser, stage: Stage, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${stage.address}/masuk-petugas?ke=${encodeURIComponent(path)}`);
  await page.getByLabel('Nama pengguna').fill(HEAD);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL(`**${path}`);
  return page;
}

let stage: Stage;
test.beforeAll(async () => {
  stage = await setStage();
  await importExampleVillage(stage);
});
test.afterAll(() => stage[Symbol.asyncDispose]());

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

/** Pages of a PDF, counted by their objects. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('F1 of July: the figures of the answers on the page, in the workbook and on A4; a plan is written beside it', async ({
  browser,
}) => {
  const desa = readDataCsv('desa-contoh/skdn.csv').find(({ level, month }) => level === 'desa' && month === '2026-07');

  const page = await openPage(browser, stage, '/puskesmas/laporan');
  await page.goto(`${stage.address}/puskesmas/laporan?jenis=f1&bulan=2026-07`);
  const table = page.getByRole('region', { name: 'Butir 1-12, semua balita' });
  for (const [words, figure] of [
    ['Jumlah balita (S)', 'S'],
    ['Ditimbang (D)', 'D'],
    ['Naik berat badan (N)', 'N'],
    ['Tidak hadir (K - D)', 'absent'],
  ] as const) {
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: words }) });
    await expect(row.getByRole('cell').last()).toHaveText(desa?.[figure] ?? '');
  }
  await expect(page.getByText(/balita, G \+ NG = 0/)).toBeVisible();
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh XLSX' }).click(),
  ]);
  const book = read(await readFile(await download.path()));
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  expect(rows.find(([no]) => no === '1')?.at(-1)).toBe(Number(desa?.['S']));
  expect(download.suggestedFilename()).toBe('f1-2026-07.xlsx');

  await page.getByRole('button', { name: 'Tambah masalah' }).click();
  await page.getByRole('textbox', { name: 'Masalah' }).fill('D/S di bawah target');
  await page.getByRole('textbox', { name: 'Rencana tindak lanjut' }).fill('Kunjungan rumah pekan ini');
  await page.getByRole('textbox', { name: 'Penanggung jawab' }).fill('Bidan desa');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'D/S di bawah target' })).toBeVisible();

  // Items 1-12, the small tables, the narrative: nobody has said who is poor, so G and NG are left out.
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(3);

  for (const [name, text] of [
    ['Buku 7', 'Bayi, balita dan anak prasekolah'],
    ['Rekap hari buka', 'Lansia (60 th ke atas)'],
    ['Kunjungan rumah', 'Per pekan, Senin sampai Minggu'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('region', { name: text })).toBeVisible();
  }
});

test('the export of a month is a file with NIK as text; the second time only what has changed is asked for', async ({
  browser,
}) => {
  const page = await openPage(browser, stage, '/puskesmas/ekspor');
  await page.getByRole('combobox', { name: 'Bulan' }).selectOption('2026-07');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh semua: e-PPGBM (Sigizi)' }).click(),
  ]);
  const sheet = Object.values(read(await readFile(await download.path())).Sheets)[0];
  expect(sheet?.['B2']).toMatchObject({ t: 's' });
  await expect(page.getByText(/142 baris\. Sejak ekspor terakhir: 142 baru, 0 berubah, 0 hilang\./)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Hanya yang berubah: e-PPGBM (Sigizi)' }).click();
  await expect(page.getByText(/0 baris\. Sejak ekspor terakhir: 0 baru, 0 berubah, 0 hilang\./)).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
});
