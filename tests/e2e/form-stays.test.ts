import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { countSessions } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { readMorning } from './support/morning.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

test('a form stays under the fingers while the app looks around every half minute', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('T1', join(stage.folder, 'T1'));
  await tablet.open(stage.address);
  await tablet.context.clock.install({ time: EIGHT_O_CLOCK });
  await tablet.page.reload();
  const pages = new CadrePages(() => tablet.page, 'Sulastri');
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await expect.poll(async () => await countSessions(tablet.page), { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
  await pages.openDay();
  const child = readMorning().children.find(({ measured }) => measured.muacCm !== undefined)!;
  await pages.attend(child);
  await pages.openVisit(child);

  const weight = tablet.page.getByLabel('Berat badan', { exact: true });
  await weight.fill('9,1');
  const arm = tablet.page.getByLabel('Lingkar lengan (LiLA)', { exact: true });
  await arm.fill('14');
  const form = await tablet.page.locator('form').elementHandle();
  const readScroll = () => tablet.page.evaluate(() => window.scrollY);
  expect(await readScroll()).toBeGreaterThan(0);
  for (let round = 0; round < 3; round++) {
    await tablet.page.clock.fastForward(31_000);
    // What it looks up then lies on the disk: this comes after it.
    await countSessions(tablet.page);
  }
  expect(await form!.evaluate((one) => one.isConnected)).toBe(true);
  await expect(arm).toBeFocused();
  await expect(weight).toHaveValue('9,1');
  // A notice above the form may have gone meanwhile; the page is not back at its top.
  expect(await readScroll()).toBeGreaterThan(0);
  await tablet.close();
});
