import { chromium, type Page } from '@playwright/test';
import lighthouse from 'lighthouse';
import { join } from 'node:path';
import config from '../e2e/playwright.config.ts';
import { CadrePages } from '../e2e/support/cadre-pages.ts';
import { countSessions } from '../e2e/support/device-disk.ts';
import { importExampleVillage } from '../e2e/support/example-village.ts';
import { HeadPages } from '../e2e/support/head-pages.ts';
import { readMorning } from '../e2e/support/morning.ts';
import { setStage, type Stage } from '../e2e/support/stage.ts';
import { findFreePort } from '../support/free-port.ts';
import type { Figure } from './figure.ts';
import { waitUntil } from './wait-until.ts';

/** Scores of a hundred. */
const BUDGETS = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Lighthouse's own modest phone and slow network, on pages as people see them: signed in, with the example Posyandu on the device. */
export async function measure(): Promise<Figure[]> {
  await using stage = await setStage();
  await importExampleVillage(stage);
  await stage.addHead('kepala');
  const port = await findFreePort();
  const { launchOptions = {} } = config.use ?? {};
  const context = await chromium.launchPersistentContext(join(stage.folder, 'lighthouse'), {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
    viewport: { width: 360, height: 640 },
    locale: 'id-ID',
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const figures = [...(await audit('sign-in', `${stage.address}/mulai`, port))];
    const person = await prepare(page, stage);
    figures.push(...(await audit('session', `${stage.address}/hari-buka`, port)));
    figures.push(...(await audit('person', person, port)));
    await new HeadPages(page).signIn(stage.address, 'kepala');
    figures.push(...(await audit('dashboard', `${stage.address}/puskesmas`, port)));
    return figures;
  } finally {
    await context.close();
  }
}

/** Enrols, opens the day and lets somebody arrive. @returns address of a person */
async function prepare(page: Page, stage: Stage): Promise<string> {
  await page.goto(stage.address);
  const pages = new CadrePages(() => page, 'Sulastri');
  await pages.enrol(await stage.makeCode('Melati 1'));
  await pages.signIn();
  await waitUntil(async () => (await countSessions(page)) >= 8);
  await pages.openDay();
  const child = readMorning().children[0]!;
  await pages.attend(child);
  await pages.openVisit(child);
  const personId = new URL(page.url()).pathname.split('/').at(-1);
  return `${stage.address}/orang/${personId}`;
}

async function audit(name: string, address: string, port: number): Promise<Figure[]> {
  const result = await lighthouse(address, {
    port,
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
    logLevel: 'error',
  });
  return CATEGORIES.map((category): Figure => {
    const found = result?.lhr.categories[category];
    const score = Math.round((found?.score ?? 0) * 100);
    const failed = (found?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (result?.lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id);
    return {
      what: `${name}, ${category}`,
      budget: `>= ${BUDGETS[category]}`,
      figure: [score, failed.join(', ')].filter(Boolean).join(': '),
      met: score >= BUDGETS[category],
    };
  });
}
