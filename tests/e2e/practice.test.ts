import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { countRows, readJournal } from './support/device-disk.ts';
import { PracticePages } from './support/practice-pages.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

/** No violation on the page as it is. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Everything that is asked of the server from now on, but the app's own files. */
function listenToServer(context: BrowserContext, page: Page): readonly string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(api|sync)(\/|$)/.test(pathname) || request.method() !== 'GET') asked.push(pathname);
  });
  page.on('websocket', (socket) => void asked.push(socket.url()));
  return asked;
}

/** A cadre signed in on a tablet whose app is on it as a whole. */
async function makeEnrolled(stage: Stage, tablet: Tablet): Promise<CadrePages> {
  await stage.addPosyandu('Melati 1');
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.start();
  await tablet.open(`${stage.address}/mulai`);
  const cadre = new CadrePages(() => tablet.page, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await tablet.page.reload();
  return cadre;
}

test('without a code: a whole visit is practised, the server hears nothing of it, and nothing is left', async () => {
  await using stage = await setStage();
  await stage.start();
  const tablet = new Tablet('practice', join(stage.folder, 'practice'));
  try {
    await tablet.open(`${stage.address}/mulai`);
    const { page } = tablet;
    const practice = new PracticePages(() => page);
    await expect(practice.entry).toBeVisible();
    const before = await countRows(page);
    const asked = listenToServer(tablet.context, page);
    await practice.enterBeforeCode();
    await practice.walk(async () => {
      await expectAccessible(page);
    });
    expect(Object.keys(await countRows(page)).sort()).toEqual(['posyandu', 'posyandu-latihan']);
    // What reaches past the app's own way out is stopped by the browser.
    expect(await page.evaluate(async () => await fetch('/api/ticket').catch(() => 'refused'))).toBe('refused');
    await practice.finish();
    await page.waitForURL('**/mulai');
    await expect.poll(async () => await countRows(page)).toEqual(before);
    expect(await page.evaluate(() => [{ ...localStorage }, sessionStorage.getItem('practice')])).toEqual([{}, null]);
    expect(asked).toEqual([]);
  } finally {
    await tablet.close();
  }
});

test('on a tablet at work, with no network: an entry that waits still waits after practice, and practice ends with its page', async () => {
  await using stage = await setStage();
  const tablet = new Tablet('practice', join(stage.folder, 'practice'));
  try {
    const cadre = await makeEnrolled(stage, tablet);
    await expect(tablet.page.getByRole('button', { name: 'Buka hari ini' })).toBeVisible();
    await stage.stop();
    await cadre.openDay();
    const real = await readJournal(tablet.page);
    expect(real.map(({ state }) => state)).toEqual(['saved']);

    const practice = new PracticePages(() => tablet.page);
    await practice.enterFromMore();
    await expect(practice.guide).toContainText('Langkah 1 dari 6');
    await new CadrePages(() => tablet.page, 'Anda').openDay();
    await expect(practice.guide).toContainText('Langkah 2 dari 6');
    // The ways to other devices are not in practice: a file that somebody shared would be taken for it.
    await tablet.page.getByRole('link', { name: 'Lainnya', exact: true }).click();
    await tablet.page.getByRole('link', { name: 'Kirim antar-HP' }).click();
    await expect(tablet.page.getByText('Bagian ini tidak ada di latihan.')).toBeVisible();
    await expectAccessible(tablet.page);
    expect(await readJournal(tablet.page)).toEqual(real);
    await practice.leave();
    await expect(cadre.searchLink).toBeVisible();
    expect(await readJournal(tablet.page)).toEqual(real);

    await practice.enterFromMore();
    const next = await tablet.context.newPage();
    await tablet.page.close();
    await next.goto(stage.address);
    await expect(next.getByRole('link', { name: 'Cari atau daftarkan' })).toBeVisible();
    await expect(next.getByText('LATIHAN: bukan data sungguhan')).toHaveCount(0);
    await expect.poll(async () => Object.keys(await countRows(next))).toEqual(['posyandu']);
    expect(await readJournal(next)).toEqual(real);
  } finally {
    await tablet.close();
  }
});
