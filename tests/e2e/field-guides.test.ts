import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { countSessions } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { readMorning } from './support/morning.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');
/** px */
const NARROWEST = 320;

test('without a network, the "?" beside a measure tells how it is taken, and gives the focus back', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('Sulastri', join(stage.folder, 'tablet'), EIGHT_O_CLOCK);
  try {
    await tablet.open(stage.address);
    const { page } = tablet;
    const pages = new CadrePages(() => page, 'Sulastri');
    await pages.enrol(await stage.makeCode('Melati 1'));
    await pages.signIn();
    await expect.poll(async () => await countSessions(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await stage.stop('SIGKILL');
    await pages.openDay();
    const [child] = readMorning().children;
    if (!child) throw new Error('nobody comes in the morning');
    await pages.attend(child);
    await pages.openVisit(child);

    const mark = page.getByRole('button', { name: 'Cara menimbang balita' });
    await page.screenshot({ path: 'test-results/field-guides-form.png' });
    const box = await mark.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    await page.getByLabel('Berat badan', { exact: true }).focus();
    await mark.click();
    const sheet = page.getByRole('dialog', { name: 'Cara menimbang balita' });
    await expect(sheet.getByRole('listitem')).toHaveCount(4);
    await expect(sheet).toContainText('B3');
    await page.screenshot({ path: 'test-results/field-guides-sheet.png' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.setViewportSize({ width: NARROWEST, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROWEST);
    await page.screenshot({ path: 'test-results/field-guides-narrow.png' });
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(mark).toBeFocused();
    await expect(page.getByText(/belum diisi/)).toHaveCount(0);
  } finally {
    await tablet.close();
  }
});
