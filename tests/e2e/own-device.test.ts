import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { dumpStorage, readJournal } from './support/device-disk.ts';
import { NursePages } from './support/nurse-pages.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const devices: Tablet[] = [];
test.afterEach(async () => {
  for (const device of devices.splice(0)) {
    if (test.info().status !== test.info().expectedStatus) await device.keepPicture();
    await device.close();
  }
});

/** A village of two Posyandu with a midwife. */
async function makeVillage(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ units, auth }) => {
    const { puskesmasId } = await units.ensurePuskesmas('Sumberjati');
    const { villageId } = await units.ensureVillage(puskesmasId, 'Wonokerto Lor');
    for (const name of ['Melati 1', 'Mawar 2']) await units.ensurePosyandu(villageId, name);
    const scope = { kind: 'village', unitIds: [villageId] } as const;
    const account = {
      role: 'village_nurse',
      displayName: 'Bidan Ratna',
      userName: 'bidan',
      password: PASSWORD,
    } as const;
    expect(await auth.accounts.add({ ...account, scope })).toMatchObject({ ok: true });
  });
}

async function switchOn(stage: Stage, name: string, path: string): Promise<Tablet> {
  const device = new Tablet(name, join(stage.folder, name));
  devices.push(device);
  await device.open(`${stage.address}${path}`);
  return device;
}

test('a midwife makes her laptop a device, works offline for two Posyandu, and is one of the day with the cadres', async () => {
  await using stage = await setStage();
  await makeVillage(stage);
  await stage.addCadre('Sulastri', 'Melati 1');
  await stage.start();

  const laptop = await switchOn(stage, 'laptop', '/masuk-petugas');
  const midwife = new NursePages(laptop.page);
  await midwife.signIn('bidan');
  await midwife.makeOwnDevice();
  await midwife.workFor('Melati 1, Wonokerto Lor');
  await expect(laptop.page.getByRole('banner').getByText('Melati 1')).toBeVisible();

  // A cadre opens the day on her tablet; the midwife sees it, and nobody else's name is on her device.
  const tablet = await switchOn(stage, 'tablet', '/mulai');
  const cadre = new CadrePages(() => tablet.page, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await expect(tablet.page.getByRole('listitem')).toHaveText(['Sulastri']);
  await cadre.signIn();
  await cadre.openDay();
  await expect(laptop.page.getByRole('link', { name: 'Cari atau daftarkan' })).toBeVisible();

  // Without the server she goes over to her other Posyandu and opens its day.
  await stage.stop('SIGKILL');
  await midwife.workFor('Mawar 2, Wonokerto Lor');
  await expect(laptop.page.getByRole('banner').getByText('Mawar 2')).toBeVisible();
  await laptop.page.getByRole('button', { name: 'Buka hari ini' }).click();
  await expect(laptop.page.getByRole('link', { name: 'Cari atau daftarkan' })).toBeVisible();
  const [entry] = await readJournal(laptop.page);
  expect(entry).toMatchObject({ state: 'saved' });

  // Back online it reaches the server; a restart asks for her PIN only and begins with the same Posyandu.
  await stage.start();
  await expect(laptop.page.getByText('Semua sudah di server').first()).toBeVisible({ timeout: 60_000 });
  await laptop.page.getByRole('button', { name: /Ganti pemakai/ }).click();
  await midwife.enter();
  await expect(laptop.page.getByRole('banner').getByText('Mawar 2')).toBeVisible();
});

/** An enrolled tablet of Melati 1 with Sulastri signed in. */
async function giveTablet(stage: Stage): Promise<{ tablet: Tablet; cadre: CadrePages }> {
  await makeVillage(stage);
  await stage.addCadre('Sulastri', 'Melati 1');
  await stage.start();
  const tablet = await switchOn(stage, 'tablet', '/mulai');
  const cadre = new CadrePages(() => tablet.page, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  return { tablet, cadre };
}

async function strikeOff(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ auth }) => {
    const [device] = await auth.devices.list({ kind: 'all' });
    await auth.devices.revoke(device!);
  });
}

const STRUCK_OFF = 'HP ini sudah dilepas dari Posyandu.';

test('a tablet that is taken off the list with everything sent keeps nothing, and can be given a new code', async () => {
  await using stage = await setStage();
  const { tablet, cadre } = await giveTablet(stage);
  await cadre.openDay();
  await expect(tablet.page.getByText('Semua sudah di server').first()).toBeVisible({ timeout: 60_000 });
  expect(await readJournal(tablet.page)).not.toEqual([]);

  await strikeOff(stage);
  await tablet.page.reload();
  await expect(tablet.page).toHaveURL(/\/siapa$/, { timeout: 60_000 });
  await expect(tablet.page.getByText(STRUCK_OFF)).toBeVisible();
  await expect(tablet.page.getByText('Sulastri')).toHaveCount(0);
  expect(await readJournal(tablet.page)).toEqual([]);
  expect(await dumpStorage(tablet.page)).not.toContain('session:');

  await tablet.page.getByRole('link', { name: 'Masukkan kode dari bidan' }).click();
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await expect(tablet.page.getByText('Sulastri')).toBeVisible();
});

test('a tablet that is taken off the list with something unsent shows nobody any more, and keeps what it has', async () => {
  await using stage = await setStage();
  const { tablet, cadre } = await giveTablet(stage);
  await stage.stop();
  await cadre.openDay();

  await strikeOff(stage);
  await stage.start();
  await tablet.page.reload();
  await expect(tablet.page.getByText(STRUCK_OFF)).toBeVisible({ timeout: 60_000 });
  for (const path of ['Hari buka', 'Sasaran', 'Rekap']) {
    await tablet.page.getByRole('link', { name: path, exact: true }).click();
    await expect(tablet.page.getByText(STRUCK_OFF)).toBeVisible();
    await expect(tablet.page.getByRole('main')).toHaveCount(0);
  }
  expect((await readJournal(tablet.page)).length).toBeGreaterThan(0);
});
