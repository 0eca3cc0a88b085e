import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { problemText } from '#lib/i18n/text.ts';
import { readJournal } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { fillDisk } from './support/full-disk.ts';
import { countMissing, isShown, makeReady, openChild } from './support/loss-drill.ts';
import { queueChildren } from './support/queue-of-children.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const DATE = '2026-08-07';
const EIGHT_O_CLOCK = new Date(`${DATE}T08:00:00+07:00`);

const tablets: Tablet[] = [];
test.afterEach(async () => {
  for (const tablet of tablets.splice(0)) {
    if (test.info().status !== test.info().expectedStatus) await tablet.keepPicture();
    await tablet.close();
  }
});

test('the room of the browser is used up while a cadre types: it is said, nothing is lost, and it goes on when there is room', async () => {
  test.setTimeout(600_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  const children = await queueChildren(stage, 'Melati 1', DATE, 2);
  const [before, during] = children;
  const tablet = new Tablet('penuh', join(stage.folder, 'penuh'), EIGHT_O_CLOCK);
  tablets.push(tablet);
  const pages = await makeReady(stage, tablet);
  const thrown: string[] = [];
  tablet.page.on('pageerror', ({ message }) => thrown.push(message));
  // Nobody but this tablet has what is recorded now.
  await stage.stop('SIGKILL');
  await openChild(stage, tablet, pages, before!);
  await pages.measure({ weightKg: before!.weightKg });

  const weight = tablet.page.getByLabel('Berat badan', { exact: true });
  const typed = String(during!.weightKg).replace('.', ',');
  const save = tablet.page.getByRole('button', { name: 'Simpan', exact: true });
  const { happened, next } = problemText('storage.full');
  const told = tablet.page.getByRole('alert').filter({ hasText: happened }).filter({ hasText: next });
  await openChild(stage, tablet, pages, during!);
  await weight.fill(typed);
  const recorded = await readJournal(tablet.page);
  expect(recorded).not.toEqual([]);
  let makeRoom!: () => Promise<void>;

  await test.step('the disk is full: it is said, nothing is ticked, and what was typed stands where it was typed', async () => {
    makeRoom = await fillDisk(tablet.page);
    for (let tap = 0; tap < 2; tap++) {
      await save.click();
      await expect(told.first()).toBeInViewport();
      await expect(save).toBeEnabled();
      await expect(pages.saved).toHaveCount(0);
      await expect(weight).toHaveValue(typed);
    }
    await tablet.page.screenshot({ path: 'test-results/penuh.png', fullPage: true });
    expect(await readJournal(tablet.page)).toEqual(recorded);
  });

  await test.step('with room again the same tap records it, once', async () => {
    await makeRoom();
    await save.click();
    await expect(pages.saved).toBeVisible();
    await expect(told).toHaveCount(0);
    // As many entries as the child before has, not one of the taps in vain among them.
    expect(await readJournal(tablet.page)).toHaveLength(2 * recorded.length);
  });

  await test.step('it outlives the browser, and reaches the server', async () => {
    expect(thrown).toEqual([]);
    await tablet.kill();
    await tablet.open('about:blank');
    for (const child of children) {
      await openChild(stage, tablet, pages, child);
      expect(await isShown(tablet, pages, child), child.name).toBe(true);
    }
    await stage.start();
    await pages.toQueue();
    await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 120_000 });
    expect(await countMissing(stage, children)).toBe(0);
  });
});
