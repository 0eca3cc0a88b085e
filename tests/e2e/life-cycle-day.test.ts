import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { textOf } from '#lib/i18n/visit-text.ts';
import { expectedOf, reasonInWords } from '../support/session-differences.ts';
import { inParallel, type Desk } from './support/at-work.ts';
import { CadrePages } from './support/cadre-pages.ts';
import { DayPages, type SeenResult } from './support/day-pages.ts';
import { countSessions, readJournal } from './support/device-disk.ts';
import { readExampleDay, type DayTask } from './support/example-day.ts';
import { importExampleVillage } from './support/example-village.ts';
import { NursePages } from './support/nurse-pages.ts';
import { ServicePages } from './support/service-pages.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');
const CADRES = { T1: 'Sulastri', T2: 'Ninik Rahayu', T3: 'Umi Hasanah', T4: 'Yuni Lestari', T5: 'Tutik Purwati' };
/** Measured on two devices that could not see each other; the midwife decides on the first. */
const TWICE: ReadonlySet<string> = new Set(['V07', 'V49', 'V72']);
/** What is measured with an instrument at step 2, by whomever. */
const MEASURES: ReadonlySet<string> = new Set(
  'weightKg lengthHeightCm position headCm muacCm waistCm bpSystolic bpDiastolic bpSystolic2 bpDiastolic2'.split(' '),
);

const devices: Tablet[] = [];

test('a whole session day of every group on six devices ends in the results and the recap of the example', async () => {
  test.setTimeout(1_800_000);
  await using stage = await setStage();
  try {
    await playDay(stage);
  } catch (error) {
    for (const device of devices) await device.keepPicture();
    throw error;
  } finally {
    // Before the stage goes: their disks lie in its folder.
    for (const device of devices.splice(0)) await device.close();
  }
});

async function playDay(stage: Stage): Promise<void> {
  await importExampleVillage(stage);
  for (const cadre of ['Ninik Rahayu', 'Umi Hasanah', 'Tutik Purwati']) await stage.addCadre(cadre, 'Melati 1');
  await stage.addMidwife('Bidan Ratna Puspitasari', 'bidan', 'Melati 1');
  const { day, tasks } = readExampleDay();
  const desks = await startDevices(stage);
  const { cadre: first } = desks.get('T1')!;
  const midwife = desks.get('T6')!;

  await first.openDay();
  await inParallel(
    desks,
    tasks.filter(({ step, left }) => step === 'registration' && left === undefined),
  );
  for (const { cadre } of desks.values()) {
    await cadre.toQueue();
    await expect(cadre.page.getByText(`${day.visitors.length} hadir`)).toBeVisible({ timeout: 60_000 });
  }

  // While nobody can see the others, three people are measured on two devices.
  await stage.stop('SIGKILL');
  const later = tasks.filter(({ step, left }) => step !== 'registration' || left !== undefined);
  const isTwice = ({ visitor }: DayTask) => TWICE.has(visitor.visitor);
  await inParallel(
    desks,
    later.filter(isTwice).flatMap((task) => partOf(task, (code) => MEASURES.has(code))),
  );
  await stage.start();
  for (const { cadre } of desks.values()) {
    await cadre.toQueue();
    await expect(cadre.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  }
  await midwife.day.settle(
    later.find(({ visitor }) => visitor.visitor === 'V07')!,
    '9,77 kg',
  );

  // Everything else, each device at its own step.
  await midwife.service.layOut(['DPT', 'PCV', 'MR'], '2027-03-31');
  const rest = later.flatMap((task) => (isTwice(task) ? partOf(task, (code) => !MEASURES.has(code)) : task));
  await inParallel(desks, rest);
  for (const { cadre, device } of desks.values()) {
    await cadre.toQueue();
    await expect(cadre.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
    expect((await readJournal(device.page)).filter((line) => line.state !== 'received')).toEqual([]);
  }

  // The midwife sees what the day is to lead to: colour, level and reasons of everybody.
  const seen = new Map<string, SeenResult>();
  for (const visitor of day.visitors) seen.set(visitor.visitor, await midwife.day.readResult({ visitor }));
  expect(Object.fromEntries([...seen].map(([visitor, result]) => [visitor, inWords(result)]))).toEqual(
    Object.fromEntries(day.expected.perVisitor.map((answer) => [answer.visitor, askedOf(answer)])),
  );

  // And so does the recap, where every number opens to its names.
  const recap = await midwife.day.readRecap();
  const results = day.expected.perVisitor.map(askedOf);
  const told = {
    ...countWords(day.expected.perVisitor, ({ group }) => textOf(`group.${group}`)),
    ...countWords(results, ({ colour }) => `${textOf(`colour.${colour}`)}: ${textOf(`colour.${colour}.means`)}`),
    ...countWords(results, ({ level }) => textOf(`referral.${level}`)),
    [textOf('recap.leftEarly')]: 1,
    [textOf('recap.openConflicts')]: 2,
  };
  expect(Object.fromEntries(Object.keys(told).map((words) => [words, recap.get(words)]))).toEqual(told);
}

/** How often each wording comes. */
function countWords<Item>(items: readonly Item[], wordsOf: (item: Item) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(items, wordsOf)].map(([words, own]) => [words, own.length]));
}

/** What a page said, in the words of the answers. */
function inWords({ colour, referralLevel, reasons }: SeenResult) {
  return { colour, level: referralLevel, reasons: reasons.map(reasonInWords).toSorted() };
}

/** What the answers ask for, with the differences that are settled. */
function askedOf(answer: Parameters<typeof expectedOf>[0]) {
  const expected = expectedOf(answer);
  return { ...expected, reasons: expected.reasons.toSorted() };
}

/** The part of a task that speaks of some codes; none where nothing is left of it. */
function partOf(task: DayTask, keeps: (code: string) => boolean): DayTask[] {
  const values = Object.fromEntries(Object.entries(task.values).filter(([code]) => keeps(code)));
  const isMeasuring = keeps('weightKg');
  if (isMeasuring) return Object.keys(values).length > 0 ? [{ ...task, step: 'measurement', values, given: [] }] : [];
  return task.step === 'measurement' ? [] : [{ ...task, values }];
}

async function startDevices(stage: Stage): Promise<Map<string, Desk>> {
  const desks = new Map<string, Desk>();
  for (const [name, person] of Object.entries(CADRES)) {
    const desk = await switchOn(stage, name, person);
    await desk.cadre.enrol(await stage.makeCode('Melati 1'));
    await desk.cadre.signIn();
    desks.set(name, desk);
  }
  desks.set('T6', await startLaptop(stage));
  for (const { device } of desks.values()) {
    await expect.poll(async () => await countSessions(device.page), { timeout: 90_000 }).toBeGreaterThanOrEqual(8);
  }
  return desks;
}

async function switchOn(stage: Stage, name: string, person: string, path = ''): Promise<Desk> {
  const device = new Tablet(name, join(stage.folder, name), EIGHT_O_CLOCK);
  devices.push(device);
  await device.open(`${stage.address}${path}`);
  const cadre = new CadrePages(() => device.page, person);
  const day = new DayPages(cadre);
  return { device, cadre, day, service: new ServicePages(day) };
}

/** The midwife's own device. */
async function startLaptop(stage: Stage): Promise<Desk> {
  const desk = await switchOn(stage, 'T6', 'Bidan Ratna Puspitasari', '/masuk-petugas');
  const nurse = new NursePages(desk.device.page);
  await nurse.signIn('bidan');
  await nurse.makeOwnDevice();
  await nurse.workFor('Melati 1, Wonokerto Lor');
  return desk;
}
