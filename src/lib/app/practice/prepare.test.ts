import { afterEach, expect, test } from 'vitest';
import { makeDisk, openTab, type FakeDisk } from '#tests/support/make-device.ts';
import { makeWorld, openTestApp } from '#tests/support/make-app.ts';
import { openDeviceData } from '#lib/db/device-data.ts';
import { App, LATE_PARTS } from '../app.svelte.ts';
import { DEVICE_KEYS } from '../device-identity.ts';
import { SIGN_IN_KEYS } from '../sign-in.svelte.ts';
import { guideStepOf } from './guide.ts';
import { GUIDED_NAME, PRACTICE_DEVICE, PRACTICE_PEOPLE } from './practice-people.ts';
import { practiceOutside } from './practice-outside.ts';
import { preparePractice, type Openers } from './prepare.ts';

const OPENERS: Openers = {
  openApp: (outside, disk) => App.open(outside, disk),
  openData: openDeviceData,
  lateParts: LATE_PARTS,
  keys: { ...DEVICE_KEYS, ...SIGN_IN_KEYS },
};

const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

function makeOutside() {
  const world = makeWorld(() => Promise.reject(new Error('practice has asked the network')));
  return { ...practiceOutside(world), every: world.every };
}

async function openPracticeApp(disk: FakeDisk = makeDisk()): Promise<App> {
  const outside = makeOutside();
  expect(await preparePractice(outside, disk, OPENERS)).toBe(true);
  const opened = await openTestApp({ ...outside, time: outside.now(), lookAround: () => undefined }, disk);
  open.push(opened);
  return opened;
}

async function bayuOf(app: App): Promise<string> {
  const [hit] = app.register?.search(GUIDED_NAME) ?? [];
  if (!hit) throw new Error('nobody of that name');
  return hit.person.personId;
}

test('the practice tablet is there without a code or a PIN, with its people and nothing that waits', async () => {
  const app = await openPracticeApp();
  expect(app.isPractice).toBe(true);
  expect(app.device.standing).toEqual({ kind: 'enrolled', deviceId: PRACTICE_DEVICE.deviceId });
  expect(app.signIn.current).toMatchObject({ displayName: 'Anda', role: 'cadre' });
  expect(app.register?.people.map(({ name }) => name)).toEqual(
    PRACTICE_PEOPLE.map(({ answers }) => answers['name']).sort(),
  );
  expect(app.sessionDay).toMatchObject({ date: '2026-08-07', state: 'none' });
  expect(app.sync.unsent).toBe(0);
});

test('the child of the guide was weighed in each of the two months before', async () => {
  const app = await openPracticeApp();
  const visits = await app.register?.loadVisits(await bayuOf(app));
  expect(visits?.map(({ date, row }) => [date, row.slots['weightKg']?.[0]?.value])).toEqual([
    ['2026-06-10', 8.1],
    ['2026-07-10', 8.4],
  ]);
});

test('a whole visit is practised, the guide following it, and all of it waits here', async () => {
  const app = await openPracticeApp();
  const day = app.sessionDay!;
  const bayu = await bayuOf(app);
  const steps = [guideStepOf(day)];
  await day.open(['infant']);
  steps.push(guideStepOf(day));
  await day.attend(bayu, { group: 'infant' });
  steps.push(guideStepOf(day));
  await day.recordMeasurement(bayu, { weightKg: 8.9 });
  steps.push(guideStepOf(day));
  expect(steps).toEqual(['open', 'arrive', 'measure', 'correct']);
  await app.sync.syncNow();
  expect(app.sync.advice).toBe('sync.waitingForNetwork');
  expect(app.sync.unsent).toBe(5);
});

test('what is there already is left as it is', async () => {
  const disk = makeDisk();
  const app = await openPracticeApp(disk);
  await app.sessionDay?.open(['infant']);
  expect(await preparePractice(makeOutside(), disk, OPENERS)).toBe(true);
  expect(app.register?.people).toHaveLength(PRACTICE_PEOPLE.length);
  expect(app.sync.unsent).toBe(1);
});

test('a tablet that was only half made is told apart', async () => {
  const disk = makeDisk();
  const data = await openTab(disk);
  await data.settings.save(DEVICE_KEYS.identity, PRACTICE_DEVICE);
  await data.close();
  expect(await preparePractice(makeOutside(), disk, OPENERS)).toBe(false);
});
