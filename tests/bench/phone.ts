import type { CDPSession } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from '../e2e/support/cadre-pages.ts';
import { countSessions } from '../e2e/support/device-disk.ts';
import { importExampleVillage } from '../e2e/support/example-village.ts';
import { readMorning } from '../e2e/support/morning.ts';
import { setStage } from '../e2e/support/stage.ts';
import { Tablet } from '../e2e/support/tablet.ts';
import { median, percentile, type Figure } from './figure.ts';
import { timeFromEvent, timeLoading } from './page-time.ts';
import { measureNetwork } from './phone-network.ts';
import { measureInteractions, watchInteractions } from './phone-response.ts';
import { waitUntil } from './wait-until.ts';

const SLOWDOWN = 6;
const RUNS = 10;
/** Session documents of the example Posyandu. */
const SESSIONS = 8;
const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');
const QUEUE = { selector: 'main a', text: 'Cari atau daftarkan' };
const SAVED = { selector: '[role=status]', text: 'Tersimpan' };

/** A cadre's phone with the example Posyandu on it (687 people, their sessions), its CPU slowed down, the server switched off. */
export async function measure(): Promise<Figure[]> {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const network = await measureNetwork(stage, SESSIONS, SLOWDOWN);
  const tablet = new Tablet('phone', join(stage.folder, 'phone'), EIGHT_O_CLOCK);
  await tablet.open(stage.address);
  const pages = new CadrePages(() => tablet.page, 'Sulastri');
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await waitUntil(async () => (await countSessions(tablet.page)) >= SESSIONS);
  await pages.openDay();
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await stage.stop();
  const cdp = await tablet.context.newCDPSession(tablet.page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const starts = await repeat(RUNS, () => timeLoading(tablet.page, `${stage.address}/hari-buka`, QUEUE));
  await watchInteractions(tablet.page);
  const { saves, searches } = await timeWork(tablet, pages);
  const interactions = await measureInteractions(tablet.page);
  const heap = await heapMB(cdp);
  const storage = await tablet.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await tablet.close();
  return [
    timeFigure('cold start offline to the queue, p95', starts, 0.95, 2500),
    timeFigure('name search, typed at once to list shown, p95', searches, 0.95, 100),
    timeFigure('weighing: "Simpan" to the first tick, median', saves, 0.5, 200),
    ...interactions,
    { what: 'JS heap with the Posyandu open', budget: '<= 60 MB', figure: `${heap.toFixed(1)} MB`, met: heap <= 60 },
    {
      what: 'storage of the Posyandu and the installed app',
      budget: '<= 10 MB and the app',
      figure: `${(storage / 1e6).toFixed(1)} MB`,
    },
    ...network,
  ];
}

/** Weighs children as a cadre would, timing what she waits for. */
async function timeWork(tablet: Tablet, pages: CadrePages): Promise<{ saves: number[]; searches: number[] }> {
  const saves: number[] = [];
  const searches: number[] = [];
  for (const child of readMorning().children.slice(0, RUNS)) {
    await pages.attend(child);
    await tablet.page.getByRole('searchbox').fill('');
    const found = await timeFromEvent(tablet.page, 'input', { selector: 'main li', text: child.name });
    await tablet.page.getByRole('searchbox').fill(child.name);
    searches.push(await found());
    await pages.openVisit(child);
    const ticked = await timeFromEvent(tablet.page, 'click', SAVED);
    await pages.measure(child.measured);
    saves.push(await ticked());
    await pages.toQueue();
  }
  return { saves, searches };
}

async function heapMB(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

function timeFigure(what: string, samples: readonly number[], share: number, budgetMs: number): Figure {
  const figure = share === 0.5 ? median(samples) : percentile(samples, share);
  return { what, budget: `<= ${budgetMs} ms`, figure: `${figure.toFixed(0)} ms`, met: figure <= budgetMs };
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < times; i++) results.push(await work());
  return results;
}
