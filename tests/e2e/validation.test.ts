import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { CarePages } from './support/care-pages.ts';
import { HeadPages } from './support/head-pages.ts';
import { NursePages } from './support/nurse-pages.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';
import { ValidationPages } from './support/validation-pages.ts';

const devices: Tablet[] = [];

async function closeDevices(): Promise<void> {
  for (const device of devices.splice(0)) await device.close();
}

/** 24 November 2026, 08.00 in Jakarta: an infant of 1 August is 3 months old. */
const NOW = new Date('2026-11-24T01:00:00Z');
const MONTH = '2026-11';
const FATIH = { typed: 'Fatih', name: 'Fatih Khairan' };
const NADIA = { typed: 'Nadia', name: 'Nadia Putri' };

async function makeVillage(stage: Stage): Promise<void> {
  await stage.addPosyandu('Melati 1');
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.addMidwife('Bidan Ratna', 'bidan', 'Melati 1');
  await stage.addHead('kepala');
}

async function switchOn(stage: Stage, name: string, path: string): Promise<Tablet> {
  const device = new Tablet(name, join(stage.folder, name), NOW);
  devices.push(device);
  await device.open(`${stage.address}${path}`);
  return device;
}

async function enrolCadre(stage: Stage, name: string): Promise<[Tablet, CadrePages]> {
  const tablet = await switchOn(stage, name, '/mulai');
  const cadre = new CadrePages(() => tablet.page, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  return [tablet, cadre];
}

/** Everything that the app consists of lies on the device: from here on it needs no server. */
async function isInstalled({ page }: Tablet): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const allSent = (page: Page) =>
  expect(page.getByText('Semua sudah di server').first()).toBeVisible({ timeout: 60_000 });

test('a session is closed, sent back offline, mended, approved, reported and locked; a late entry leaves the frozen month as it is', async () => {
  // Four browsers and a server that is killed twice.
  test.setTimeout(480_000);
  await using stage = await setStage();
  // Browsers close before the folder goes that they write in, also when something fails.
  await using browsers = new AsyncDisposableStack();
  browsers.defer(closeDevices);
  await makeVillage(stage);
  await stage.start();
  const [tablet, cadre] = await enrolCadre(stage, 'tablet');
  await cadre.openDay();
  const desk = new CarePages(tablet.page);
  for (const { name } of [FATIH, NADIA]) {
    await desk.register({ name, sex: 'Perempuan', born: ['1', 'Agustus', '2026'], mother: 'Mega' });
    await desk.arrive();
  }
  await cadre.openVisit(FATIH);
  // Meant were 6,1 kg; the app asks, and the cadre says that it is right.
  await cadre.measure({ weightKg: 16.1, lengthHeightCm: 60, position: 'recumbent' });
  await cadre.toQueue();
  await allSent(tablet.page);

  // A second tablet weighs Nadia without the server, and its battery ends before it has told anybody.
  const [second, helper] = await enrolCadre(stage, 'second');
  await expect(helper.searchLink).toBeVisible();
  await isInstalled(second);
  await stage.stop('SIGKILL');
  await helper.openVisit(NADIA);
  await helper.measure({ weightKg: 5.8, lengthHeightCm: 59, position: 'recumbent' });
  await helper.toQueue();
  await second.kill();
  await stage.start();

  await tablet.page.getByRole('link', { name: 'Tutup hari buka' }).click();
  await tablet.page.getByRole('button', { name: 'Ya, tutup hari buka' }).click();
  await tablet.page.waitForURL('**/rekap');
  await allSent(tablet.page);

  const laptop = await switchOn(stage, 'laptop', '/masuk-petugas');
  const nurse = new NursePages(laptop.page);
  await nurse.signIn('bidan');
  await nurse.makeOwnDevice();
  const midwife = new ValidationPages(laptop.page);
  await midwife.toHome();
  await expect(midwife.need('Sesi menunggu disahkan')).toBeVisible();
  await expect(midwife.need('Angka yang perlu dilihat').getByText(FATIH.name)).toBeVisible();
  await midwife.keepPicture('home');
  await expectAccessible(laptop.page);

  await isInstalled(laptop);
  // At the Pustu there is no signal: she looks the day over and sends it back all the same.
  await stage.stop('SIGKILL');
  await midwife.openWaiting();
  await expect(laptop.page.getByRole('heading', { level: 2, name: FATIH.name })).toBeVisible();
  await midwife.keepPicture('pass');
  await expectAccessible(laptop.page);
  await midwife.sendBack('Berat Fatih 16,1 kg? Timbang ulang atau betulkan.');
  await expect(laptop.page.getByText('Dikembalikan', { exact: true })).toBeVisible();
  await stage.start();
  await laptop.page.reload();
  await allSent(laptop.page);

  await tablet.page.getByRole('link', { name: 'Hari buka', exact: true }).click();
  const note = tablet.page.getByRole('complementary', { name: /Bidan mengembalikan sesi/ });
  await expect(note.getByText('Berat Fatih 16,1 kg?')).toBeVisible({ timeout: 60_000 });
  await new ValidationPages(tablet.page).keepPicture('note');
  await note.getByRole('link', { name: 'Lihat dan perbaiki' }).click();
  const mending = new ValidationPages(tablet.page);
  await expect(tablet.page.getByRole('heading', { level: 2, name: FATIH.name })).toBeVisible();
  await mending.correct('Berat badan', '6,1');
  await expectAccessible(tablet.page);
  await tablet.page.getByRole('button', { name: 'Sudah diperbaiki, tutup lagi' }).click();
  await tablet.page.waitForURL('**/sesi');
  await allSent(tablet.page);

  await expect(laptop.page.getByText('Menunggu disahkan').first()).toBeVisible({ timeout: 60_000 });
  await midwife.toHome();
  await midwife.openWaiting();
  await expect(laptop.page.getByText('6,1 kg')).toBeVisible();
  await midwife.approve();
  await expect(laptop.page.getByText('Disahkan bidan')).toBeVisible();
  await allSent(laptop.page);

  // The server has the approval on disk; the tables that the page reads follow it.
  await expect(async () => {
    await laptop.page.goto(`${stage.address}/puskesmas/sesi?bulan=${MONTH}`);
    await laptop.page.getByRole('button', { name: 'Laporkan bulan ini' }).click({ timeout: 10_000 });
  }).toPass({ timeout: 90_000 });
  await expect(laptop.page.getByText('Sudah dilaporkan')).toBeVisible();

  const office = await switchOn(stage, 'office', '/masuk-petugas');
  await office.page.setViewportSize({ width: 1366, height: 768 });
  await new HeadPages(office.page).signIn(stage.address, 'kepala');
  await office.page.goto(`${stage.address}/puskesmas/sesi?bulan=${MONTH}`);
  const head = new ValidationPages(office.page);
  await expect(office.page.getByText('Kepala Puskesmas mengunci')).toBeVisible();
  await head.keepPicture('reported');
  await office.page.getByRole('button', { name: 'Kunci bulan ini' }).click();
  await office.page.getByRole('button', { name: 'Ya, kunci' }).click();
  await expect(office.page.getByText('Terkunci', { exact: true })).toBeVisible();
  await expect(office.page.getByText('Tidak ada koreksi')).toBeVisible();
  for (const name of ['Sulastri', 'Bidan Ratna', 'Kepala']) {
    await expect(office.page.getByRole('main').getByText(name, { exact: true })).toBeVisible();
  }
  const { villageId } = await stage.findPosyandu('Melati 1');
  // The report of a locked month is its copy, with the names of those who answer for it.
  await office.page.goto(`${stage.address}/puskesmas/laporan?jenis=f1&unit=${villageId}&bulan=${MONTH}`);
  const copy = office.page.getByRole('region', { name: 'Bulan ini sudah dikunci' });
  await expect(copy.getByText('versi 1')).toBeVisible();
  for (const name of ['Sulastri', 'Bidan Ratna', 'Kepala'])
    await expect(copy.getByText(name, { exact: true })).toBeVisible();
  await expectAccessible(office.page);
  await head.keepPicture('frozen-copy');
  await copy.getByRole('button', { name: 'Lihat hitungan sekarang' }).click();
  await expect(copy.getByText('Ini hitungan sekarang')).toBeVisible();
  await copy.getByRole('button', { name: 'Lihat salinan terkunci' }).click();
  await office.page.goto(`${stage.address}/puskesmas/sesi?bulan=${MONTH}`);
  const frozen = `${stage.address}/api/periods/copy?unit=${villageId}&month=${MONTH}&kind=skdn`;
  const before = await (await office.page.request.get(frozen)).text();
  expect(JSON.parse(before)).toMatchObject({ version: 1, report: { rows: [{ D: 1 }, { D: 1 }] } });

  // The second tablet comes back: what it has is accepted, shown as late, and changes nothing that was frozen.
  await second.open(`${stage.address}/`);
  await allSent(second.page);
  await office.page.reload();
  await office.page.getByRole('button', { name: /koreksi untuk bulan berikutnya/ }).click();
  await expect(office.page.getByRole('row', { name: /Nadia Putri.*Berat badan/ })).toContainText('5,8 kg');
  await head.keepPicture('corrections');
  await expectAccessible(office.page);
  expect(await (await office.page.request.get(frozen)).text()).toBe(before);
});
