import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { readJournal } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { secondsOf, takeFirstSteps } from './support/first-steps.ts';
import { readMorning } from './support/morning.ts';
import { setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

test('from a code to the first saved weighing: twenty taps and a minute and a half at most', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('newcomer', join(stage.folder, 'newcomer'), EIGHT_O_CLOCK);
  try {
    await tablet.open(stage.address);
    const child = readMorning().children[0]!;
    const fingers = await takeFirstSteps(tablet.page, await stage.makeCode('Melati 1'), 'Sulastri', child);
    expect(fingers.taps).toBeLessThanOrEqual(20);
    expect(secondsOf(fingers)).toBeLessThanOrEqual(90);
    // The day, the arrival and the weight: written down on this tablet.
    expect((await readJournal(tablet.page)).length).toBeGreaterThanOrEqual(3);
  } finally {
    await tablet.close();
  }
});
