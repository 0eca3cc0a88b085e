import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import { CadrePages } from './support/cadre-pages.ts';
import { importExampleVillage } from './support/example-village.ts';
import { readMorning } from './support/morning.ts';
import { PIN, setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

const tablets: Tablet[] = [];
test.afterEach(async () => {
  for (const tablet of tablets.splice(0)) {
    if (test.info().status !== test.info().expectedStatus) await tablet.keepPicture();
    await tablet.close();
  }
});

test('a value is brought back, everything is kept in a file, and a deleted database comes back from the server', async () => {
  test.setTimeout(600_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('jaga', join(stage.folder, 'jaga'), EIGHT_O_CLOCK);
  tablets.push(tablet);
  await tablet.open(stage.address);
  const { page } = tablet;
  const pages = new CadrePages(() => page, 'Sulastri');
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });

  // The first day asks the browser to keep the data, and tells its answer.
  await pages.openDay();
  await expect(page.getByText(/^Data (belum dijaga HP ini|di HP ini dijaga)/)).toBeVisible();
  const [child] = readMorning().children;
  await pages.attend(child!);
  await pages.openVisit(child!);
  await pages.measure({ weightKg: 9.1 });
  await pages.measureAgain({ weightKg: 9.4 });
  const personId = new URL(page.url()).pathname.split('/').at(-1)!;

  // What was said first stands again, and what stood meanwhile stays readable.
  await page.goto(`${stage.address}/orang/${personId}`);
  const today = page.getByRole('article').filter({ hasText: '7 Agustus 2026' }).filter({ hasText: 'Hari buka' });
  await expect(today.locator('s')).toHaveText('9,1 kg');
  await today.getByRole('button', { name: 'Kembalikan nilai ini: Berat badan 9,1 kg' }).click();
  await expect(today.locator('s').filter({ hasText: '9,4 kg' })).toBeVisible();
  await expectNoViolation(page);

  // Nothing was refused, and the disk is sound.
  await page.goto(`${stage.address}/ditolak`);
  await expect(page.getByText('Tidak ada yang ditolak.')).toBeVisible();
  await expectNoViolation(page);
  await page.goto(`${stage.address}/penyimpanan`);
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText(/Semua \d+ dokumen utuh/)).toBeVisible({ timeout: 60_000 });
  await expectNoViolation(page);

  // A copy of everything, after the PIN.
  await page.getByRole('button', { name: 'Buat berkas tanpa kunci' }).click();
  await expectNoViolation(page);
  const downloading = page.waitForEvent('download');
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  const archive = CFB.read(await readFile(await (await downloading).path()), { type: 'buffer' });
  const csv = new TextDecoder().decode(new Uint8Array(CFB.find(archive, 'isian.csv')?.content ?? []));
  expect(csv.split('\r\n').filter((line) => line.includes(';weightKg;9.4;tidak;'))).toHaveLength(1);

  // The browser lets the database go under the running app: told at once; the server has all of it.
  await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  await page.evaluate(
    async () =>
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('posyandu').addEventListener('success', resolve);
      }),
  );
  await expect(page.getByRole('alert').filter({ hasText: 'Browser menutup penyimpanan.' })).toBeVisible();
  await page.goto(stage.address);
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await page.goto(`${stage.address}/orang/${personId}`);
  await expect(today.locator('strong').filter({ hasText: '9,1 kg' })).toBeVisible({ timeout: 60_000 });
  await expect(today.locator('s').filter({ hasText: '9,4 kg' })).toBeVisible();
});

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
