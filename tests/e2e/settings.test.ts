import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

/** 24 November 2026, 08.00 in Jakarta. */
const NOW = new Date('2026-11-24T01:00:00Z');

/** No violation on the page as it is. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a cadre chooses size, contrast, sound and English; her choice outlives a reload', async () => {
  await using stage = await setStage();
  await stage.addPosyandu('Melati 1');
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.start();
  const tablet = new Tablet('tablet', join(stage.folder, 'tablet'), NOW);
  try {
    await tablet.open(`${stage.address}/mulai`);
    const { page } = tablet;
    const cadre = new CadrePages(() => page, 'Sulastri');
    await cadre.enrol(await stage.makeCode('Melati 1'));
    await cadre.signIn();

    await page.goto(`${stage.address}/pengaturan`);
    await page.getByRole('group', { name: 'Ukuran huruf' }).getByRole('button', { name: 'Besar', exact: true }).click();
    await page.getByRole('group', { name: 'Kontras tinggi' }).getByRole('button', { name: 'Nyala' }).click();
    await page.getByRole('group', { name: 'Bunyi saat tersimpan' }).getByRole('button', { name: 'Nyala' }).click();
    const root = page.locator('html');
    await expect(root).toHaveAttribute('data-text-size', 'large');
    await expect(root).toHaveAttribute('data-contrast', 'high');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Text size' })).toBeVisible();
    await expect(root).toHaveAttribute('lang', 'en');
    await expectAccessible(page);

    await page.reload();
    await expect(
      page.getByRole('group', { name: 'Sound when saved' }).getByRole('button', { name: 'On' }),
    ).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('link', { name: 'Install and update' }).click();
    await expect(page.getByRole('heading', { name: 'App version' })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${stage.address}/hari-buka`);
    await expect(page.getByRole('button', { name: 'Open today' })).toBeVisible();
  } finally {
    await tablet.close();
  }
});
