import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { CATCH_UP_TAG } from '#lib/app/background-tag.ts';
import { CadrePages } from './support/cadre-pages.ts';
import { countSessions, readJournal } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { readMorning } from './support/morning.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

test('with no page of the app open, the browser brings to the server what waited, and it gets its second tick', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('T1', join(stage.folder, 'T1'), EIGHT_O_CLOCK);
  try {
    await tablet.open(stage.address);
    const pages = new CadrePages(() => tablet.page, 'Sulastri');
    await pages.enrol(await stage.makeCode('Melati 1'));
    await pages.signIn();
    await expect.poll(async () => await countSessions(tablet.page), { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
    await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await stage.stop();
    await pages.openDay();
    await pages.attend(readMorning().children[0]!);
    // A file of the same address: the device's disk can be read from it, and nothing of the app runs in it.
    await tablet.page.goto(`${stage.address}/icons/icon-192.png`);
    await stage.start();
    const waiting = async () => (await readJournal(tablet.page)).filter(({ state }) => state === 'saved').length;
    expect(await waiting()).toBeGreaterThanOrEqual(2);

    const devtools = await tablet.context.newCDPSession(tablet.page);
    const registered = Promise.withResolvers<string>();
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(stage.address));
      if (own) registered.resolve(own.registrationId);
    });
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: stage.address,
      registrationId: await registered.promise,
      tag: CATCH_UP_TAG,
      lastChance: false,
    });
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  } finally {
    await tablet.close();
  }
});
