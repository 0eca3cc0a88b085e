import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from './support/cadre-pages.ts';
import { countSessions } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

test('a tablet whose browser has lost its key says so, tells what was never sent, and gets everything else back', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('tablet', join(stage.folder, 'tablet'));
  await tablet.open(`${stage.address}/mulai`);
  const cadre = new CadrePages(() => tablet.page, 'Sulastri');
  await cadre.enrol(await stage.makeCode('Melati 1'));
  await cadre.signIn();
  await expect.poll(async () => await countSessions(tablet.page), { timeout: 60_000 }).toBeGreaterThan(0);
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await stage.stop();
  await cadre.openDay();

  await tablet.page.evaluate(async () => {
    const open = indexedDB.open('posyandu');
    const database = await new Promise<IDBDatabase>((resolve) =>
      open.addEventListener('success', () => resolve(open.result)),
    );
    const transaction = database.transaction('keys', 'readwrite');
    transaction.objectStore('keys').clear();
    await new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
    database.close();
  });
  await tablet.page.reload();
  await expect(tablet.page.getByText('Catatan di HP ini terkunci dan kuncinya hilang.')).toBeVisible({
    timeout: 60_000,
  });
  await expect(tablet.page.getByText('Belum terkirim dan tidak dapat dibaca lagi: 1 catatan.')).toBeVisible();
  await tablet.keepPicture();

  await stage.start();
  await tablet.page.getByRole('button', { name: 'Mulai lagi di HP ini' }).click();
  await tablet.page.getByRole('button', { name: 'Ya, mulai lagi' }).click();
  await expect(tablet.page.getByRole('button', { name: 'Sulastri' })).toBeVisible({ timeout: 60_000 });
  await expect.poll(async () => await countSessions(tablet.page), { timeout: 60_000 }).toBeGreaterThan(0);
  await tablet.close();
});
