import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { CarePages } from './support/care-pages.ts';
import { NursePages } from './support/nurse-pages.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const devices: Tablet[] = [];
test.afterEach(async () => {
  for (const device of devices) {
    if (test.info().status !== test.info().expectedStatus) await device.keepPicture();
  }
  await closeDevices();
});

/** Before the folder goes that their profiles lie in. */
async function closeDevices(): Promise<void> {
  for (const device of devices.splice(0)) await device.close();
}

/** 24 November 2026, 08.00 in Jakarta: an infant of 1 August is 3 months old. */
const NOW = new Date('2026-11-24T01:00:00Z');

async function makeVillage(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ units, auth }) => {
    const { puskesmasId } = await units.ensurePuskesmas('Sumberjati');
    const { villageId } = await units.ensureVillage(puskesmasId, 'Wonokerto Lor');
    await units.ensurePosyandu(villageId, 'Melati 1');
    const scope = { kind: 'village', unitIds: [villageId] } as const;
    const account = { displayName: 'Bidan Ratna', userName: 'bidan', password: PASSWORD, scope } as const;
    expect(await auth.accounts.add({ role: 'village_nurse', ...account })).toMatchObject({ ok: true });
  });
}

async function switchOn(stage: Stage, name: string, path: string): Promise<Page> {
  const device = new Tablet(name, join(stage.folder, name), NOW);
  devices.push(device);
  await device.open(`${stage.address}${path}`);
  return device.page;
}

/** No violation on the page as it is. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a cadre copies doses and asks in confidence; the midwife gives the next dose and reads the answers', async () => {
  await using stage = await setStage();
  await makeVillage(stage);
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.addCadre('Yuni Lestari', 'Melati 1');
  await stage.start();

  const tablet = await switchOn(stage, 'tablet', '/mulai');
  const cadre = new CadrePages(() => tablet, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  await cadre.openDay();
  const desk = new CarePages(tablet);
  await desk.register({ name: 'Fatih Khairan', sex: 'Laki-laki', born: ['1', 'Agustus', '2026'], mother: 'Mega' });
  await desk.arrive();
  await desk.register({ name: 'Rangga Saputra', sex: 'Laki-laki', born: ['20', 'Mei', '2011'] });
  await desk.arrive();

  // Out of the Buku KIA: two vaccines of one day. They wait for the midwife.
  await desk.openDoses('Fatih Khairan');
  await desk.copy(['5', 'Oktober', '2026'], ['DPT-HB-Hib', 'PCV']);
  await expect(desk.cell('DPT-HB-Hib', 1)).toContainText('Sudah, perlu dicek bidan');
  await desk.keepPicture('ladder');
  await expectAccessible(tablet);

  // In confidence: who asked sees what it came to, and the answers are closed.
  await desk.askInConfidence('Rangga Saputra');
  await expect(tablet.getByText('Jangan tinggalkan sendiri')).toBeVisible();
  await expect(tablet.getByText('Pernah ingin')).toHaveCount(0);
  await desk.keepPicture('confidential');
  await expectAccessible(tablet);

  const laptop = await switchOn(stage, 'laptop', '/masuk-petugas');
  const midwife = new NursePages(laptop);
  await midwife.signIn('bidan');
  await midwife.makeOwnDevice();
  const nurse = new CarePages(laptop);
  await nurse.addBatch('DPT-HB-Hib', 'B-101', ['31', 'Maret', '2027']);
  await nurse.openVisit('Fatih Khairan', 'Layanan');
  await expect(laptop.getByRole('button', { name: /Beri DPT-HB-Hib 2/ })).toBeVisible();
  await nurse.keepPicture('service');
  await expectAccessible(laptop);
  await laptop.getByRole('button', { name: /Beri DPT-HB-Hib 2/ }).click();
  await expect(laptop.getByText('DPT-HB-Hib 2 tercatat.')).toBeVisible();
  await nurse.openDoses('Fatih Khairan');
  await laptop.getByRole('button', { name: 'Terima', exact: true }).first().click();
  await expect(laptop.getByText('Diterima.')).toBeVisible();
  await nurse.keepPicture('review');
  await expectAccessible(laptop);
  await nurse.openConfidential('Rangga Saputra');
  await laptop.getByRole('button', { name: 'Lihat jawaban' }).click();
  await expect(laptop.getByText(/bunuh diri|mengakhiri hidup/).first()).toBeVisible();

  // The lists of who is due.
  await nurse.openDueLists();
  await expect(laptop.getByRole('button', { name: /^Terlambat dan kejar/ })).toBeVisible();
  await nurse.keepPicture('due');
  await expectAccessible(laptop);

  // The cadre sees what was given; another cadre at the same tablet sees that there was asking, and no answer.
  await desk.openDoses('Fatih Khairan');
  await expect(desk.cell('DPT-HB-Hib', 2)).toContainText('Sudah');
  await tablet.getByRole('button', { name: /Ganti pemakai/ }).click();
  await new CadrePages(() => tablet, 'Yuni Lestari').signIn();
  await desk.openConfidential('Rangga Saputra');
  await expect(tablet.getByText('Jawabannya hanya terlihat oleh yang bertanya dan bidan.')).toBeVisible();
  await expect(tablet.getByRole('button', { name: /Lihat jawaban/ })).toHaveCount(0);
  await closeDevices();
});

test('a pregnancy is written down, and its birth registers the newborn with the mother', async () => {
  await using stage = await setStage();
  await makeVillage(stage);
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.start();
  const tablet = await switchOn(stage, 'tablet', '/mulai');
  const cadre = new CadrePages(() => tablet, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  await cadre.openDay();
  const desk = new CarePages(tablet);
  await desk.register({ name: 'Siti Aminah', sex: 'Perempuan', born: ['2', 'Maret', '1998'] });
  await desk.openPregnancies('Siti Aminah');
  await tablet.getByRole('button', { name: 'Catat kehamilan' }).click();
  await desk.date('Hari pertama haid terakhir (HPHT)', ['20', 'Februari', '2026']);
  await tablet.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(tablet.getByText('39 minggu')).toBeVisible();
  await desk.keepPicture('pregnancy');
  await expectAccessible(tablet);
  await tablet.getByRole('button', { name: 'Sudah bersalin' }).click();
  await desk.date('Tanggal bersalin', ['22', 'November', '2026']);
  await tablet.getByRole('group', { name: 'Jenis kelamin' }).getByRole('button', { name: 'Perempuan' }).click();
  await tablet.getByLabel('Berat lahir', { exact: false }).fill('3,1');
  await desk.keepPicture('delivery');
  await expectAccessible(tablet);
  await tablet.getByRole('button', { name: 'Simpan kelahiran dan daftarkan bayi' }).click();
  await expect(tablet.getByText('Kelahiran tercatat, 1 bayi terdaftar.')).toBeVisible();
  await expect(tablet.getByText('Bayi Ny. Siti Aminah')).toBeVisible();
  await tablet.getByRole('link', { name: 'Sasaran' }).click();
  await tablet.getByRole('searchbox').fill('Bayi Ny. Siti');
  await expect(tablet.getByRole('main').getByText('Bayi Ny. Siti Aminah')).toBeVisible();
  await closeDevices();
});
