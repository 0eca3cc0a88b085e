import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { SKILLS } from '#lib/domain/management/skills.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';

const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 640 };

/** Puskesmas Sumberjati with one desa, its Posyandu and a cadre, a head and a midwife. */
async function makePuskesmas(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ units }) => {
    const { puskesmasId } = await units.ensurePuskesmas('Sumberjati');
    const { villageId } = await units.ensureVillage(puskesmasId, 'Sukamaju');
    for (const name of ['Melati 1', 'Melati 2']) await units.ensurePosyandu(villageId, name, 'Krajan');
  });
  await stage.addCadre('Bu Rina', 'Melati 1', 'cadre_lead');
  await stage.addHead('kepala');
  await stage.addMidwife('Bidan Wulan', 'bidan', 'Melati 1');
}

async function signIn(browser: Browser, stage: Stage, userName: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: DESKTOP })).newPage();
  await page.goto(`${stage.address}/masuk-petugas`);
  await page.getByLabel('Nama pengguna').fill(userName);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  // A midwife is first offered to make the browser her own device.
  await page.waitForURL(({ pathname }) => pathname !== '/masuk-petugas');
  return page;
}

/** Opens a page and waits for its heading. */
async function look(page: Page, stage: Stage, path: string, heading: string): Promise<void> {
  await page.goto(`${stage.address}/puskesmas/${path}`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await expect(dialog).toBeHidden();
}

/** Held against the rules of screen readers, and no wider than the screen of a phone. `PICTURES` names a folder for looking at it. */
async function expectFine(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}-1366.png` });
  await page.setViewportSize(PHONE);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  if (folder) await page.screenshot({ path: `${folder}/${name}-360.png` });
  await page.setViewportSize(DESKTOP);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('the head keeps units and targets; the midwife keeps cadres, days, stock and equipment of her desa', async ({
  browser,
}) => {
  await using stage = await setStage();
  await makePuskesmas(stage);
  await stage.start();

  const head = await signIn(browser, stage, 'kepala');
  await look(head, stage, 'unit', 'Unit dan jejaring');
  await head.getByRole('button', { name: 'Ubah Melati 1' }).click();
  await head.getByLabel('Tahap ILP').selectOption('Bertahap');
  await head.getByLabel('Mulai ILP').fill('2026-03-01');
  await head.getByLabel('Balita').check();
  await save(head);
  await expect(head.getByRole('row', { name: /Melati 1/ })).toContainText('Bertahap');
  await head.getByRole('button', { name: 'Tambah tempat' }).click();
  await head.getByLabel('Nama', { exact: true }).fill('Pustu Sukamaju');
  await head.getByLabel('Jumlah bidan').fill('1');
  await head.getByLabel('Jumlah perawat').fill('0');
  await save(head);
  await expect(head.getByRole('row', { name: /Pustu Sukamaju/ })).toContainText('Belum ada perawat');
  await expectFine(head, 'unit');

  await look(head, stage, 'target', 'Target');
  const coverage = head.getByRole('row', { name: /^G01/ });
  await expect(coverage).toContainText('Perlu dikonfirmasi');
  await coverage.getByRole('button').click();
  await head.getByLabel('Hijau mulai (%)').fill('82,5');
  await head.getByLabel('Kepastian').selectOption('Sudah pasti');
  await save(head);
  await expect(coverage).toContainText('dari 82,5 %');
  await expect(coverage).toContainText('Ditetapkan Puskesmas');
  await expect(head.getByText(/^G01: 82,5 %/)).toBeVisible();
  await expectFine(head, 'target');

  const midwife = await signIn(browser, stage, 'bidan');
  await look(midwife, stage, 'kader', 'Kader');
  await midwife.getByRole('button', { name: 'Nilai kecakapan Bu Rina' }).click();
  for (const skill of SKILLS.filter((code) => /^[MBS]/.test(code))) {
    await midwife.getByLabel(new RegExp(`^${skill} `)).selectOption('lulus');
  }
  await save(midwife);
  const rina = midwife.getByRole('row', { name: /Bu Rina/ });
  await expect(rina).toContainText('Purwa');
  await expect(rina).toContainText('14 dari 25');
  await expectFine(midwife, 'kader');

  await look(midwife, stage, 'kalender', 'Jadwal Posyandu');
  await midwife.getByRole('button', { name: 'Jadwalkan Melati 2' }).click();
  await midwife.getByLabel('Tempat').fill('Balai dusun');
  await save(midwife);
  await expect(midwife.getByRole('row', { name: /Melati 2/ })).toContainText('akan datang');
  await expectFine(midwife, 'kalender');

  await look(midwife, stage, 'stok', 'Stok');
  await midwife.getByRole('button', { name: 'Catat stok' }).click();
  await midwife.getByLabel('Barang').selectOption('MR');
  await midwife.getByLabel('Jumlah', { exact: true }).fill('20');
  await midwife.getByLabel('Nomor batch').fill('MR-26-07');
  await save(midwife);
  const vaccine = midwife.getByRole('row', { name: /Vaksin MR/ }).first();
  await expect(vaccine).toContainText('20');
  await expectFine(midwife, 'stok');

  await look(midwife, stage, 'alat', 'Alat dan kalibrasi');
  await midwife.getByRole('button', { name: 'Tambah alat' }).click();
  await midwife.getByLabel('Jenis alat').selectOption('babyScale');
  await midwife.getByLabel('Nama atau merek').fill('Timbangan digital');
  await save(midwife);
  const scale = midwife.getByRole('row', { name: /Timbangan digital/ });
  await expect(scale).toContainText('Belum pernah dikalibrasi');
  await scale.getByRole('button', { name: /^Catat kalibrasi/ }).click();
  await midwife.getByLabel('Diuji oleh').fill('BPFK');
  await save(midwife);
  await expect(scale).toContainText('Berlaku');
  await expectFine(midwife, 'alat');

  // She sees the units and targets, and changes none.
  await look(midwife, stage, 'unit', 'Unit dan jejaring');
  await expect(midwife.getByRole('row', { name: /Melati 1/ })).toBeVisible();
  await expect(midwife.getByRole('button', { name: 'Ubah Melati 1' })).toHaveCount(0);
});
