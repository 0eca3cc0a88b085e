import { expect } from '@playwright/test';
import { join } from 'node:path';
import { sessionId } from '#lib/doc/document-id.ts';
import { t } from '#lib/i18n/visit-text.ts';
import { openProjection } from '#server/projection/open-projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { makeRandom } from '../../support/random.ts';
import { CadrePages } from './cadre-pages.ts';
import { countSessions } from './device-disk.ts';
import { importExampleVillage } from './example-village.ts';
import { queueChildren, type QueuedChild } from './queue-of-children.ts';
import { setStage, type Stage } from './stage.ts';
import { Tablet } from './tablet.ts';

const DATE = '2026-08-07';
const EIGHT_O_CLOCK = new Date(`${DATE}T08:00:00+07:00`);
const POSYANDU = 'Melati 1';
/** The browser is dead no later than this after "Tersimpan", ms. */
export const WITHIN_MS = 200;

/** What a drill came to. */
export interface DrillOutcome {
  readonly kills: number;
  /** Weights that were not on the screen after the tablet was switched on again. */
  readonly lostOnTablet: number;
  /** Weights that the server had not got in the end. */
  readonly lostAtServer: number;
  /** From "Tersimpan" to the last signal to the browser's processes, ms, of each kill. */
  readonly killedAfterMs: readonly number[];
}

/**
 * Weighs children one after the other, without a server; the browser is killed at a moment of the seed after each "Tersimpan". In the end the server returns.
 * @param onRound told after each kill
 */
export async function drillLoss({
  times,
  seed,
  onRound = () => undefined,
}: {
  readonly times: number;
  readonly seed: number;
  readonly onRound?: (kills: number, lost: number) => void;
}): Promise<DrillOutcome> {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const children = await queueChildren(stage, POSYANDU, DATE, times);
  const tablet = new Tablet('drill', join(stage.folder, 'drill'), EIGHT_O_CLOCK);
  try {
    const random = makeRandom(seed);
    const pages = await makeReady(stage, tablet);
    await stage.stop('SIGKILL');
    const killedAfterMs: number[] = [];
    let lostOnTablet = 0;
    for (const child of children) {
      await openChild(stage, tablet, pages, child);
      killedAfterMs.push(await weighAndKill(tablet, pages, { child, waitMs: random() * WITHIN_MS * 0.75 }));
      await tablet.open('about:blank');
      await openChild(stage, tablet, pages, child);
      if (!(await isShown(tablet, pages, child))) lostOnTablet += 1;
      onRound(killedAfterMs.length, lostOnTablet);
    }
    await stage.start();
    await pages.toQueue();
    await expect(pages.syncLine).toHaveText(/Semua sudah di server/, { timeout: 120_000 });
    const lostAtServer = await countMissing(stage, children);
    return { kills: killedAfterMs.length, lostOnTablet, lostAtServer, killedAfterMs };
  } catch (error) {
    await tablet.keepPicture();
    throw error;
  } finally {
    await tablet.close();
  }
}

/** Enrols a tablet of the Posyandu, signs a cadre in and waits until all that takes the network is on it. */
export async function makeReady(stage: Stage, tablet: Tablet): Promise<CadrePages> {
  await tablet.open(stage.address);
  const pages = new CadrePages(() => tablet.page, 'Sulastri');
  await pages.enrol(await stage.makeCode(POSYANDU));
  await pages.signIn();
  await expect.poll(async () => await countSessions(tablet.page), { timeout: 90_000 }).toBeGreaterThanOrEqual(8);
  await expect(pages.searchLink).toBeVisible({ timeout: 60_000 });
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return pages;
}

/** The page of a child by its address; a tablet that asks who uses it is told so first. */
export async function openChild(
  { address }: Stage,
  { page }: Tablet,
  pages: CadrePages,
  child: QueuedChild,
): Promise<void> {
  const path = `${address}/hari-buka/orang/${child.personId}`;
  await page.goto(path);
  const heading = page.getByRole('heading', { name: child.name, exact: true });
  const asked = page.getByRole('heading', { name: t('who.title') });
  await expect(heading.or(asked)).toBeVisible({ timeout: 30_000 });
  if (await heading.isVisible()) return;
  await pages.signIn();
  await page.goto(path);
  await heading.waitFor();
}

/** @returns ms from "Tersimpan" to the last of the kills */
async function weighAndKill(
  tablet: Tablet,
  pages: CadrePages,
  { child, waitMs }: { readonly child: QueuedChild; readonly waitMs: number },
): Promise<number> {
  await pages.measure({ weightKg: child.weightKg });
  const savedAt = performance.now();
  // Not to wait for something: the moment of the kill is what is tried out.
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const dying = tablet.kill();
  const killedAfterMs = performance.now() - savedAt;
  await dying;
  return killedAfterMs;
}

/** True where the weight stands on the child's page. */
export async function isShown({ page }: Tablet, pages: CadrePages, { weightKg }: QueuedChild): Promise<boolean> {
  await pages.chooseStep('Ukur');
  // In the list of what was measured; the chart says it too, to those who do not see it.
  const shown = page.getByRole('listitem').filter({ hasText: `${String(weightKg).replace('.', ',')} kg` });
  const empty = page.getByRole('button', { name: 'Simpan', exact: true });
  await expect(shown.or(empty).first()).toBeVisible({ timeout: 30_000 });
  return await shown.first().isVisible();
}

/** How many of these weights the server has not got. */
export async function countMissing(stage: Stage, children: readonly QueuedChild[]): Promise<number> {
  const { puskesmasId, posyanduId } = await stage.findPosyandu(POSYANDU);
  const document = sessionId(posyanduId, DATE);
  const projection = await openProjection(stage.databaseUrl);
  try {
    const reader = new ProjectionReader(projection);
    const missing = async () => {
      const rows = await reader.readDocument(puskesmasId, document);
      const weights = new Map(
        rows.map(({ subject, slots }) => [subject, slots['weightKg']?.map(({ value }) => value)]),
      );
      return children.filter(({ personId, weightKg }) => weights.get(personId)?.join() !== String(weightKg)).length;
    };
    // The projection follows the log a moment later; what is missing after that is lost.
    await expect
      .poll(missing, { timeout: 20_000 })
      .toBe(0)
      .catch(() => undefined);
    return await missing();
  } finally {
    await projection.close();
  }
}
