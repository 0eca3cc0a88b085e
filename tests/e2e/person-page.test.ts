import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { importExampleVillage } from './support/example-village.ts';
import { appendDifferingReadings, appendYears, PEOPLE_OF_YEARS } from './support/person-years.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

const tablets: Tablet[] = [];
test.afterEach(async () => {
  for (const tablet of tablets.splice(0)) {
    if (test.info().status !== test.info().expectedStatus) await tablet.keepPicture();
    await tablet.close();
  }
});

test('years of a person stand on one page, with what was corrected, and print on one sheet', async () => {
  test.setTimeout(900_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  await stage.stop();
  await appendYears(stage, 'Melati 1');
  await stage.start();
  const page = await startTablet(stage);

  // The register finds the child among the toddlers, and its page shows the years.
  await page.getByRole('link', { name: 'Sasaran' }).click();
  const { child } = PEOPLE_OF_YEARS;
  await page.getByRole('searchbox').fill(child.name);
  await page.getByRole('link', { name: new RegExp(child.name) }).click();
  await expect(page.getByRole('img', { name: /Berat menurut umur.*30 titik/ })).toBeVisible();

  // What was typed wrongly stays readable, struck, with the reason.
  const history = page.getByRole('region', { name: 'Riwayat' });
  const july = history.getByRole('article').filter({ hasText: '7 Juli 2026' }).filter({ hasText: 'Hari buka' });
  await expect(july.locator('s')).toHaveText('31,1 kg');
  await expect(july).toContainText('salah ketik');

  // As it was known a month earlier, there was no such visit.
  await history.getByLabel('Catatan sampai').selectOption({ label: '7 Juni 2026' });
  await expect(july).toHaveCount(0);
  await expectNoViolation(page);

  for (const { id } of Object.values(PEOPLE_OF_YEARS)) {
    await page.goto(`${stage.address}/orang/${id}`);
    await expect(page.getByRole('heading', { name: 'Keluarga' })).toBeVisible();
    await expectNoViolation(page);
    await page.goto(`${stage.address}/orang/${id}/cetak`);
    await expect(page.getByRole('article').getByRole('img').first()).toBeVisible();
    await expectNoViolation(page);
    expect(await countPages(page), id).toBe(1);
    await expect(page.getByRole('article')).not.toContainText('3508911501240001');
  }
});

test('where two tablets measured apart a third value is typed: checked, undoable, and both of theirs stay readable', async () => {
  test.setTimeout(600_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  await stage.stop();
  await appendYears(stage, 'Melati 1');
  await appendDifferingReadings(stage, 'Melati 1');
  await stage.start();
  const page = await startTablet(stage);
  await page.goto(`${stage.address}/orang/${PEOPLE_OF_YEARS.adult.id}`);
  const july = page.getByRole('article').filter({ hasText: '7 Juli 2026' }).filter({ hasText: 'Hari buka' });
  await expect(july).toContainText('Angka berbeda');

  await july.getByRole('button', { name: 'Isi nilai lain: Berat badan' }).click();
  const form = july.getByRole('form', { name: 'Isi nilai lain: Berat badan' });
  await expect(form.getByRole('textbox')).toBeFocused();
  await form.getByRole('textbox').fill('740');
  await expect(form.getByRole('button', { name: 'Pakai nilai ini' })).toBeDisabled();
  await expectNoViolation(page);
  await form.getByRole('textbox').fill('74');
  await form.getByRole('textbox').press('Enter');
  await expect(july.locator('s').filter({ hasText: '71 kg' })).toBeVisible();
  await expect(july.locator('s').filter({ hasText: '77 kg' })).toBeVisible();
  await expect(july.locator('strong').filter({ hasText: '74 kg' })).toBeVisible();
  await expect(form).toHaveCount(0);

  // Half a blood pressure is none: both figures are asked.
  await july.getByRole('button', { name: 'Isi nilai lain: Tekanan darah, angka atas' }).click();
  const pressure = july.getByRole('form', { name: 'Isi nilai lain: Tekanan darah, angka atas' });
  await pressure.getByRole('textbox').first().fill('142');
  await expect(pressure.getByRole('button', { name: 'Pakai nilai ini' })).toBeDisabled();
  await pressure.getByRole('textbox').last().fill('88');
  await pressure.getByRole('button', { name: 'Pakai nilai ini' }).click();
  await expect(july.locator('strong').filter({ hasText: '142' })).toBeVisible();
  await expect(july).not.toContainText('Angka berbeda');

  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(july).toContainText('Angka berbeda');
  await expect(july.locator('strong').filter({ hasText: '138' })).toBeVisible();
});

async function startTablet(stage: Stage): Promise<Page> {
  const tablet = new Tablet('orang', join(stage.folder, 'orang'), EIGHT_O_CLOCK);
  tablets.push(tablet);
  await tablet.open(stage.address);
  const pages = new CadrePages(() => tablet.page, 'Sulastri');
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  return tablet.page;
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Pages of the PDF that printing makes. */
async function countPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length;
}
