import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { sessionId } from '#lib/doc/document-id.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { CadrePages } from './support/cadre-pages.ts';
import { countSessions, dumpStorage, readJournal, readRows } from './support/device-disk.ts';
import { HEAD, importExampleVillage } from './support/example-village.ts';
import { HeadPages } from './support/head-pages.ts';
import { readMorning, type MorningChild } from './support/morning.ts';
import { setStage, type Stage } from './support/stage.ts';
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

test('a morning on two tablets without the server ends in the numbers of the Puskesmas', async () => {
  test.setTimeout(900_000);
  await using stage = await setStage();
  await importExampleVillage(stage);
  const a = await startTablet(stage, 'Sulastri');
  const b = await startTablet(stage, 'Yuni Lestari');
  const { day, children } = readMorning();
  const half = Math.ceil(children.length / 2);

  // When the server is gone, both work: each its half, and both weigh V07, find V30 and look at the feet of V41.
  await stage.stop('SIGKILL');
  await Promise.all([a.pages.openDay(), b.pages.openDay()]);
  await Promise.all([workMorning(stage, a, children.slice(0, half)), workMorning(stage, b, children.slice(half))]);
  const twice = children.find((child) => child.visitor === 'V07')!;
  await b.pages.attend(twice);
  await b.pages.openVisit(twice);
  await b.pages.measure({ weightKg: 10.17 });
  await a.pages.attend(children.find((child) => child.visitor === 'V30')!);

  // Then the server returns: everything reaches it, and both tablets.
  expect((await readJournal(a.tablet.page)).every((line) => line.state === 'saved')).toBe(true);
  await stage.start();
  for (const { pages, tablet } of [a, b]) {
    await pages.toQueue();
    await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 60_000 });
    expect((await readJournal(tablet.page)).filter((line) => line.state !== 'received')).toEqual([]);
    await expect(tablet.page.getByText(`${children.length} hadir`)).toBeVisible({ timeout: 30_000 });
    await pages.showQueue('Selesai');
    await expect(tablet.page.getByText('dua angka')).toHaveCount(1);
  }

  // Both values of V07 are there and marked, with who and when; a person decides.
  for (const { pages, tablet } of [a, b]) {
    await pages.openVisit(twice);
    const card = tablet.page.getByRole('region', { name: /Dua angka untuk Berat badan/ });
    await expect(card.getByText('9,77 kg').first()).toBeVisible();
    await expect(card.getByText('10,17 kg').first()).toBeVisible();
  }
  await b.tablet.page.getByRole('button', { name: 'Pilih 9,77 kg' }).click();
  for (const { pages, tablet } of [a, b]) {
    await expect(tablet.page.getByRole('region', { name: /Dua angka/ })).toHaveCount(0);
    await expect(pages.syncLine).toHaveText(/Semua sudah di server/);
  }

  // The rows of both tablets and of the server are the same.
  const rows = await readRows(a.tablet.page, await documentOf(stage));
  expect(rows.filter((row) => row.table === 'visit')).toHaveLength(children.length);
  expect(await readRows(b.tablet.page, await documentOf(stage))).toEqual(rows);
  await expect.poll(async () => await serverRows(stage)).toEqual(rows);

  // Whoever reads the storage of a tablet past the app finds nobody in it, and none of their numbers (ADR 0010).
  for (const { tablet } of [a, b]) {
    const stored = await dumpStorage(tablet.page);
    expect(stored).toContain(await documentOf(stage));
    // A figure alone is too short: sealed bytes say each four letters somewhere. What is measured stands beside its name.
    const niks = day.visitors.map(({ nik }) => nik).filter((nik) => nik !== '');
    const told = [...children.map(({ name }) => name), ...niks];
    const readable = [...told, 'weightKg', 'Sulastri', 'Yuni Lestari'].filter((word) => stored.includes(word));
    expect(readable).toEqual([]);
  }

  // The recap is that of the example, on the shell and on both tablets.
  const expected = day.expected.recap.balita.skdn;
  const report = JSON.parse(await stage.admin('report', 'skdn', '--month', '2026-08', '--json')) as Record<
    string,
    unknown
  >[];
  const row = report.find((one) => String(one.unit).toLowerCase() === 'melati 1' && one.level === 'posyandu') ?? {};
  const { edemaCases: _notAColumn, ...columns } = expected;
  expect(Object.fromEntries(Object.keys(columns).map((name) => [name, row[name]]))).toEqual(columns);

  // And on the page of the head of the Puskesmas, where a number opens its names.
  const head = await openHead(stage);
  for (const column of ['S', 'K', 'D', 'N', 'T', 'O', 'B', 'absent', 'twoT', 'BGM'] as const) {
    await expect(head.figure('Melati 1', column, expected[column]!)).toBeVisible();
  }
  await head.figure('Melati 1', 'BGM', expected.BGM!).click();
  await expect(head.page.getByRole('dialog').getByRole('listitem')).toHaveCount(expected.BGM!);
});

interface Worker {
  readonly tablet: Tablet;
  readonly pages: CadrePages;
}

/** A desk at the Puskesmas on the same day. */
async function openHead(stage: Stage): Promise<HeadPages> {
  const desk = new Tablet('Kepala', join(stage.folder, 'desk'), EIGHT_O_CLOCK);
  tablets.push(desk);
  await desk.open('about:blank');
  const pages = new HeadPages(desk.page);
  await pages.signIn(stage.address, HEAD);
  return pages;
}

/** Enrols a tablet for Melati 1, signs its cadre in and waits until the register and the earlier sessions are on it. */
async function startTablet(stage: Stage, cadre: string): Promise<Worker> {
  const tablet = new Tablet(cadre, join(stage.folder, `tablet-${cadre.slice(0, 4)}`), EIGHT_O_CLOCK);
  tablets.push(tablet);
  const code = await stage.makeCode('Melati 1');
  await tablet.open(stage.address);
  const pages = new CadrePages(() => tablet.page, cadre);
  await pages.enrol(code);
  await pages.signIn();
  await expect.poll(async () => await countSessions(tablet.page), { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return { tablet, pages };
}

/** Weighs children one after the other; loads the page anew after the fifth, and loses its power after the tenth. */
async function workMorning(stage: Stage, { tablet, pages }: Worker, children: readonly MorningChild[]): Promise<void> {
  for (const [number, child] of children.entries()) {
    await pages.attend(child);
    await pages.openVisit(child);
    await pages.measure(child.measured);
    await pages.finishSteps();
    if (number === 4) await tablet.page.reload();
    if (number === 9) {
      await tablet.kill();
      await tablet.open(stage.address);
      await tablet.page.waitForURL('**/hari-buka');
    }
  }
}

async function documentOf(stage: Stage): Promise<string> {
  return sessionId((await stage.findPosyandu('Melati 1')).posyanduId, DATE);
}

async function serverRows(stage: Stage) {
  const { puskesmasId } = await stage.findPosyandu('Melati 1');
  const projection = await openProjection(stage.databaseUrl);
  try {
    return await new ProjectionReader(projection).readDocument(puskesmasId, await documentOf(stage));
  } finally {
    await projection.close();
  }
}
