import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import config from '../e2e/playwright.config.ts';
import { DEVICE_SCREENS } from '../e2e/support/screens/device-screens.ts';
import { measureOverflow, openScreen, waitDrawn } from '../e2e/support/screens/open-screen.ts';
import {
  CADRE_SIZES,
  STAFF_SIZES,
  type Screen,
  type ScreenRole,
  type ScreenSize,
} from '../e2e/support/screens/screen.ts';
import { STAFF_SCREENS } from '../e2e/support/screens/staff-screens.ts';
import type { Figure } from './figure.ts';
import { openPictureStore, type Filling, type PictureStore } from './pictures/picture-store.ts';
import { signInAs } from './pictures/sign-in.ts';

/** What the command line says of the pictures. */
export interface PicturesAsked {
  /** Names of screens; all where left out. */
  readonly only?: readonly string[] | undefined;
  /** Folder they go to. */
  readonly out?: string | undefined;
  readonly filling?: Filling | undefined;
}

const OUT = 'test-results/pictures';
/** px */
const TALLEST = 6000;

/**
 * Makes a picture of every page as each role sees it, `NAME@WIDTHxHEIGHT.png`. What a page is too wide by, and a page that cannot be opened, is
 * told and counted as missed.
 */
export async function measure({ only, out = OUT, filling = 'year' }: PicturesAsked): Promise<Figure[]> {
  await mkdir(out, { recursive: true });
  const screens = [...STAFF_SCREENS, ...DEVICE_SCREENS].filter(({ name }) => only?.includes(name) ?? true);
  await using store = await openPictureStore(filling);
  const browser = await chromium.launch({ ...config.use?.launchOptions });
  try {
    const figures: Figure[] = [];
    for (const [role, own] of Map.groupBy(screens, ({ role }) => role)) {
      figures.push(...(await takeRole(browser, { role, screens: own, store, out })));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** All screens of one role, after one sign-in. */
async function takeRole(
  browser: Browser,
  { role, screens, store, out }: { role: ScreenRole; screens: readonly Screen[]; store: PictureStore; out: string },
): Promise<Figure[]> {
  const sizes = role === 'cadre' ? CADRE_SIZES : STAFF_SIZES;
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  try {
    const page = await context.newPage();
    await signInAs(page, role, store);
    const figures: Figure[] = [];
    for (const screen of screens) figures.push(...(await take(page, { screen, sizes, store, out })));
    return figures;
  } finally {
    await context.close();
  }
}

/** The whole page, or what stands above it; of a long list only its beginning, which is all that a picture can hold. */
async function keepPicture(page: Page, { press }: Screen, path: string): Promise<void> {
  if (press) return void (await page.screenshot({ path }));
  const { width, height } = await page.evaluate(() => {
    const { clientWidth, scrollHeight } = document.documentElement;
    return { width: clientWidth, height: scrollHeight };
  });
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
}

/** Opens a screen once and looks at it at each size. */
async function take(
  page: Page,
  { screen, sizes, store, out }: { screen: Screen; sizes: readonly ScreenSize[]; store: PictureStore; out: string },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [number, size] of sizes.entries()) {
    const what = `${screen.name}@${size.width}x${size.height}`;
    await page.setViewportSize({ ...size });
    try {
      if (number === 0) await openScreen(page, screen, store.place);
    } catch (error) {
      const [reason = ''] = String(error).split('\n');
      await page.screenshot({ path: join(out, `${what}-not-opened.png`) });
      return [{ what, budget: 'opened', figure: reason, met: false }];
    }
    await waitDrawn(page);
    await keepPicture(page, screen, join(out, `${what}.png`));
    const overflow = await measureOverflow(page);
    figures.push({ what, budget: 'no wider than its window', figure: `${overflow} px`, met: overflow === 0 });
  }
  return figures;
}
