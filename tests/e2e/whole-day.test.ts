import { expect, test } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionId } from '#lib/doc/document-id.ts';
import { canonical, type Row } from '#lib/events/fold.ts';
import { problemText } from '#lib/i18n/text.ts';
import { inParallel, type Desk } from './support/at-work.ts';
import { CadrePages } from './support/cadre-pages.ts';
import { giveCamera } from './support/camera.ts';
import { DayPages } from './support/day-pages.ts';
import { countSessions, readRows } from './support/device-disk.ts';
import { readExampleDay, type DayStep, type DayTask } from './support/example-day.ts';
import { importExampleVillage } from './support/example-village.ts';
import { connect, openMeeting, saveFile, takeFile } from './support/meeting.ts';
import { NursePages } from './support/nurse-pages.ts';
import { ServicePages } from './support/service-pages.ts';
import { setStage, type Stage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const DATE = '2026-08-07';
const EIGHT_O_CLOCK = new Date(`${DATE}T08:00:00+07:00`);
const MIDWIFE = 'Bidan Ratna Puspitasari';
/** Who stands at which step; at the fourth the midwife with a device of her own. */
const CREW = { T1: 'Sulastri', T2: 'Ninik Rahayu', T3: 'Umi Hasanah', T4: MIDWIFE, T5: 'Tutik Purwati' };
type Place = keyof typeof CREW;
const PLACES: Readonly<Record<DayStep, Place>> = {
  registration: 'T1',
  measurement: 'T2',
  recording: 'T3',
  service: 'T4',
  education: 'T5',
};
/** Of each group somebody; who comes in the second half is recorded on another tablet where the first one is lost. */
const FIRST_HALF = ['V01', 'V46', 'V54', 'V62'];
const SECOND_HALF = ['V03', 'V50', 'V66', 'V80'];
const VISITORS = [...FIRST_HALF, ...SECOND_HALF];

/** What a day came to, as its people read it. */
interface Ended {
  readonly rows: readonly string[];
  readonly recap: Readonly<Record<string, number>>;
}

const devices: Tablet[] = [];

test('[PE13] a whole day on five devices without a server, one of them lost at noon, ends as the same day with a server, to the digit', async () => {
  test.setTimeout(1_200_000);
  const withServer = await play(async (stage) => await playWithServer(stage));
  const without = await play(async (stage) => await playWithoutServer(stage));
  expect(without.rows).toEqual(withServer.rows);
  expect(without.recap).toEqual(withServer.recap);
  expect(Object.keys(withServer.recap).length).toBeGreaterThan(20);
  expect(Object.values(withServer.recap)).not.toContain(NaN);
});

async function play(day: (stage: Stage) => Promise<Ended>): Promise<Ended> {
  await using stage = await setStage();
  try {
    await importExampleVillage(stage);
    for (const cadre of ['Ninik Rahayu', 'Umi Hasanah', 'Tutik Purwati']) await stage.addCadre(cadre, 'Melati 1');
    await stage.addMidwife(MIDWIFE, 'bidan', 'Melati 1');
    return await day(stage);
  } catch (error) {
    for (const device of devices) await device.keepPicture();
    throw error;
  } finally {
    // Before the stage goes: their disks lie in its folder.
    for (const device of devices.splice(0)) await device.close();
  }
}

async function playWithServer(stage: Stage): Promise<Ended> {
  const desks = await startDesks(stage);
  const { cadre: first } = desks.get('T1')!;
  await first.openDay();
  await inParallel(desks, tasksOf(VISITORS, 'registration'));
  await expectVisits(stage, [...desks.values()], VISITORS.length);
  await inParallel(desks, tasksOf(FIRST_HALF, 'measurement', 'recording', 'service'));
  await inParallel(desks, tasksOf(SECOND_HALF, 'measurement', 'recording', 'service'));
  await inParallel(desks, tasksOf(VISITORS, 'education'));
  for (const { cadre } of desks.values()) {
    await cadre.toQueue();
    await expect(cadre.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
  }
  return await readEnd(stage, [...desks.values()]);
}

/** The server goes before the day is opened and does not come back. */
async function playWithoutServer(stage: Stage): Promise<Ended> {
  const desks = await startDesks(stage);
  const spare = await startTablet(stage, 'spare', CREW.T3);
  const [host, second, third, fourth, fifth] = (['T1', 'T2', 'T3', 'T4', 'T5'] as const).map((at) => desks.get(at)!);
  const document = await documentOf(stage);
  await stage.stop('SIGKILL');

  await host!.cadre.openDay();
  for (const guest of [second!, third!, fourth!]) await connect(host!.page, guest.page);
  await host!.cadre.toQueue();
  await inParallel(desks, tasksOf(VISITORS, 'registration'));
  await expectVisits(stage, [host!, second!, third!, fourth!], VISITORS.length);
  await inParallel(desks, tasksOf(FIRST_HALF, 'measurement', 'recording', 'service'));

  // The tablet of step 3 is lost with all it holds. What it had recorded lies on its neighbours; one that was enrolled in the morning takes its place.
  await expectEqual(document, [host!, second!, third!, fourth!]);
  await loseTablet(stage, third!.device);
  await connect(host!.page, spare.page);
  await expectEqual(document, [host!, spare]);
  desks.set('T3', spare);
  await inParallel(desks, tasksOf(SECOND_HALF, 'measurement', 'recording', 'service'));
  const atWork = [host!, second!, spare, fourth!];
  await expectEqual(document, atWork);

  // The fifth has been alone: one file brings it the day, and what it adds goes back directly.
  const file = join(stage.folder, 'hari-ini.posyandu');
  await saveFile(host!.page, file);
  await takeFile(fifth!.page, file);
  await inParallel(desks, tasksOf(VISITORS, 'education'));
  await connect(host!.page, fifth!.page);
  await expectEqual(document, [...atWork, fifth!]);
  return await readEnd(stage, [...atWork, fifth!]);
}

/** First its storage, as a browser in need of room empties it: the app still opens, and says what to do. Then the tablet itself. */
async function loseTablet({ address, folder }: Stage, tablet: Tablet): Promise<void> {
  const devtools = await tablet.context.newCDPSession(tablet.page);
  await tablet.page.goto('about:blank');
  await devtools.send('Storage.clearDataForOrigin', { origin: address, storageTypes: 'indexeddb' });
  await tablet.page.goto(address);
  await tablet.page.getByLabel('Kode', { exact: true }).fill('ABCDEFGH');
  await tablet.page.getByRole('button', { name: 'Hubungkan HP ini' }).click();
  await expect(tablet.page.getByText(problemText('device.noNetwork').next)).toBeVisible();
  await tablet.page.screenshot({ path: 'test-results/hp-kosong-tanpa-server.png', fullPage: true });
  await tablet.kill();
  await rm(join(folder, tablet.name), { recursive: true, maxRetries: 10, retryDelay: 50 });
}

function tasksOf(visitors: readonly string[], ...steps: readonly DayStep[]): DayTask[] {
  const { tasks } = readExampleDay();
  return tasks
    .filter(({ visitor, step }) => visitors.includes(visitor.visitor) && steps.includes(step))
    .map(atItsPlace);
}

function atItsPlace(task: DayTask): DayTask {
  return { ...task, device: PLACES[task.step] };
}

type Worker = Desk & { readonly page: Tablet['page'] };

async function startDesks(stage: Stage): Promise<Map<string, Worker>> {
  const desks = new Map<string, Worker>();
  for (const [place, person] of Object.entries(CREW)) {
    desks.set(place, person === MIDWIFE ? await startMidwife(stage, place) : await startTablet(stage, place, person));
  }
  return desks;
}

async function switchOn(stage: Stage, name: string, person: string, path: string): Promise<Worker> {
  const device = new Tablet(name, join(stage.folder, name), EIGHT_O_CLOCK);
  devices.push(device);
  await device.open('about:blank');
  await giveCamera(device.context);
  const { page } = device;
  await page.goto(`${stage.address}${path}`);
  const cadre = new CadrePages(() => page, person);
  const day = new DayPages(cadre);
  return { device, page, cadre, day, service: new ServicePages(day) };
}

async function startTablet(stage: Stage, name: string, person: string): Promise<Worker> {
  const desk = await switchOn(stage, name, person, '');
  await desk.cadre.enrol(await stage.makeCode('Melati 1'));
  await desk.cadre.signIn();
  await makeReady(desk);
  return desk;
}

async function startMidwife(stage: Stage, name: string): Promise<Worker> {
  const desk = await switchOn(stage, name, MIDWIFE, '/masuk-petugas');
  const nurse = new NursePages(desk.page);
  await nurse.signIn('bidan');
  await nurse.makeOwnDevice();
  await nurse.workFor('Melati 1, Wonokerto Lor');
  await makeReady(desk);
  return desk;
}

/** Everything of the Posyandu, the app itself, and the certificate by which the others know it: all that takes the network. */
async function makeReady({ page, cadre }: Worker): Promise<void> {
  await expect.poll(async () => await countSessions(page), { timeout: 90_000 }).toBeGreaterThanOrEqual(8);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await openMeeting(page);
  await page.getByRole('button', { name: 'Tunjukkan kode di HP ini' }).waitFor();
  await page.getByRole('link', { name: 'Hari buka', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Buka hari ini' }).or(cadre.searchLink)).toBeVisible();
}

async function expectVisits(stage: Stage, desks: readonly Worker[], count: number): Promise<void> {
  const document = await documentOf(stage);
  for (const { page } of desks) {
    const visits = async () => (await readRows(page, document)).filter(({ table }) => table === 'visit').length;
    await expect.poll(visits, { timeout: 60_000 }).toBe(count);
  }
}

async function expectEqual(document: string, desks: readonly Worker[]): Promise<void> {
  const texts = () => Promise.all(desks.map(async ({ page }) => JSON.stringify(await readRows(page, document))));
  await expect.poll(async () => new Set(await texts()).size, { timeout: 60_000 }).toBe(1);
}

async function readEnd(stage: Stage, desks: readonly Worker[]): Promise<Ended> {
  const document = await documentOf(stage);
  await expectEqual(document, desks);
  const [first] = desks;
  await first!.cadre.toQueue();
  const recap = await readFigures(first!);
  for (const desk of desks.slice(1)) {
    await desk.cadre.toQueue();
    expect(await readFigures(desk)).toEqual(recap);
  }
  return { rows: (await readRows(first!.page, document)).map(inValues).toSorted(), recap };
}

/** The figures of the day and of its month by their words; what stands there in words only (receipts of this device) is its own. */
async function readFigures({ day }: Worker): Promise<Readonly<Record<string, number>>> {
  const ofDay = [...(await day.readRecap())].filter(([, count]) => Number.isFinite(count));
  return Object.fromEntries([...ofDay, ...(await day.readMonth())]);
}

/** What a row says, without who said it by which event, and without the id that the import has given its person. */
function inValues({ table, slots }: Row): string {
  const values = Object.entries(slots).map(([slot, readings]) => [slot, readings.map(({ value }) => value)] as const);
  return `${table} ${canonical(Object.fromEntries(values))}`;
}

async function documentOf(stage: Stage): Promise<string> {
  return sessionId((await stage.findPosyandu('Melati 1')).posyanduId, DATE);
}
