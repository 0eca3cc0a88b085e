import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { HEAD, importExampleVillage } from './support/example-village.ts';
import { HeadPages } from './support/head-pages.ts';
import { readMorning } from './support/morning.ts';
import { NursePages } from './support/nurse-pages.ts';
import { OutreachPages } from './support/outreach-pages.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');
const ADVICE = 'Kunjungi lagi hari Senin';
const DIAGNOSIS = 'Catatan untuk petugas saja';
const MEASLES = 'Demam dengan ruam (campak)';

const devices: Tablet[] = [];
test.afterEach(async () => {
  for (const device of devices.splice(0)) {
    if (test.info().status !== test.info().expectedStatus) await device.keepPicture();
    await device.close();
  }
});

test('a danger sign found in the hamlet without a signal comes back as the midwife’s advice, and a report reaches the Puskesmas', async () => {
  test.setTimeout(600_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  await stage.addMidwife('Bidan Ratna', 'bidan.ratna', 'Melati 1');
  const child = readMorning().day.visitors.find(({ group }) => group === 'toddler')!;
  const tablet = await switchOn(stage, 'kader', '/mulai');
  const cadrePages = new CadrePages(() => tablet.page, 'Sulastri');
  await cadrePages.enrol(await stage.makeCode('Melati 1'));
  await cadrePages.signIn();
  await expect(cadrePages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const cadre = new OutreachPages(tablet.page);

  // In the hamlet there is no server: a visit, a danger sign, a referral, and a report.
  await stage.stop('SIGKILL');
  await cadre.toVisits();
  await expectNoViolation(tablet.page);
  await cadre.visit(child.name);
  await cadre.tickDanger('Batuk grok-grok');
  await expect(tablet.page.getByText('Perlu dirujuk paling lama 3 hari.')).toBeVisible();
  await expectNoViolation(tablet.page);
  await cadre.referFromVisit();
  await expect(tablet.page.getByRole('region', { name: 'Alasan dirujuk' })).toContainText('Batuk');
  await cadre.saveReferral('Bu RT');
  await expect(cadre.state).toHaveText('Diusulkan kader');
  await expectNoViolation(tablet.page);
  await cadre.report(MEASLES);
  await expectNoViolation(tablet.page);

  // The signal is back: everything travels, and the midwife sees the alert and the referral on her own device.
  await stage.start();
  await expect(cadrePages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  const laptop = await switchOn(stage, 'bidan', '/masuk-petugas');
  const nurse = new NursePages(laptop.page);
  await nurse.signIn('bidan.ratna');
  await nurse.makeOwnDevice();
  await nurse.workFor('Melati 1, Wonokerto Lor');
  const midwife = new OutreachPages(laptop.page);
  await midwife.toVisits();
  await expect(laptop.page.getByRole('link', { name: /Kewaspadaan: 1 laporan/ })).toBeVisible({ timeout: 60_000 });
  await midwife.openReferral(child.name);
  await midwife.step('Setujui rujukan');
  await expect(midwife.state).toHaveText('Disetujui bidan');
  await midwife.step('Sudah diterima');
  await midwife.giveFeedback('Sudah diobati, boleh pulang', ADVICE, DIAGNOSIS);
  await expect(midwife.state).toHaveText('Selesai, sudah ada kabar');
  await expect(laptop.page.getByText(DIAGNOSIS)).toBeVisible();

  // The cadre reads the advice, and not the diagnosis.
  await cadre.openReferral(child.name);
  await expect(cadre.state).toHaveText('Selesai, sudah ada kabar', { timeout: 60_000 });
  await expect(tablet.page.getByText(ADVICE)).toBeVisible();
  await expect(tablet.page.getByText(DIAGNOSIS)).toHaveCount(0);

  // At the Puskesmas the report stands without a name.
  const desk = await switchOn(stage, 'puskesmas', '/masuk-petugas');
  await desk.page.setViewportSize({ width: 1366, height: 768 });
  await new HeadPages(desk.page).signIn(stage.address, HEAD);
  await desk.page.getByRole('link', { name: /Kewaspadaan.*1 menunggu/ }).click();
  await expect(desk.page.getByRole('row', { name: new RegExp(MEASLES.slice(0, 17)) })).toContainText('Krajan', {
    timeout: 60_000,
  });
  await expect(desk.page.getByRole('main')).not.toContainText(child.name);
  await expectNoViolation(desk.page);
  // Before the stage takes their folders away.
  for (const device of devices.splice(0)) await device.close();
});

async function switchOn(stage: Stage, name: string, path: string): Promise<Tablet> {
  const device = new Tablet(name, join(stage.folder, name), EIGHT_O_CLOCK);
  devices.push(device);
  await device.open(`${stage.address}${path}`);
  return device;
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
