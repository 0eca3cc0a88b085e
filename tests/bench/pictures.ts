import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Language } from '#lib/i18n/language.ts';
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
  /** In which languages, Bahasa Indonesia first. */
  readonly languages?: readonly Language[] | undefined;
  /** Only what a window of this size shows, small enough for a page of the documentation. */
  readonly window?: ScreenSize | undefined;
}

const OUT = 'test-results/pictures';
/** px */
const TALLEST = 6000;
/** A laptop, on which some cadres' pages are wide. */
const LAPTOP = { width: 1366, height: 768 } as const;

/**
 * Makes a picture of every page as each role sees it, `NAME@WIDTHxHEIGHT.png`. What a page is too wide by, and a page that cannot be opened, is
 * told and counted as missed.
 */
export async function measure({
  only,
  out = OUT,
  filling = 'year',
  languages = ['id'],
  window,
}: PicturesAsked): Promise<Figure[]> {
  await mkdir(out, { recursive: true });
  const screens = [...STAFF_SCREENS, ...DEVICE_SCREENS].filter(({ name }) => only?.includes(name) ?? true);
  await using store = await openPictureStore(filling);
  const browser = await chromium.launch({ ...config.use?.launchOptions });
  try {
    const figures: Figure[] = [];
    for (const [role, own] of Map.groupBy(screens, ({ role }) => role)) {
      figures.push(...(await takeRole(browser, { role, screens: own, store, out, languages, window })));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

interface TakenRole {
  readonly role: ScreenRole;
  readonly screens: readonly Screen[];
  readonly store: PictureStore;
  readonly out: string;
  readonly languages: readonly Language[];
  readonly window: ScreenSize | undefined;
}

/** What is opened from now on speaks this language: a choice that was made last on this device. */
async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('preferences', JSON.stringify({ language: chosen })), language);
}

/** All screens of one role, after one sign-in. */
async function takeRole(
  browser: Browser,
  { role, screens, store, out, languages, window }: TakenRole,
): Promise<Figure[]> {
  const usual = role === 'cadre' ? [...CADRE_SIZES, LAPTOP] : STAFF_SIZES;
  const sizes = window ? [window] : usual;
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  try {
    const page = await context.newPage();
    await signInAs(page, role, store);
    const figures: Figure[] = [];
    for (const language of languages) {
      await chooseLanguage(page, language);
      // Buttons are pressed by their Indonesian names, and what they did stays done.
      const inLanguage = language === 'id' ? screens : screens.map((one) => ({ ...one, press: [] }));
      for (const screen of inLanguage)
        figures.push(...(await take(page, { screen, sizes, store, out, language, isWindow: window !== undefined })));
    }
    return figures;
  } finally {
    await context.close();
  }
}

/** The whole page, or what stands above it; of a long list only its beginning, which is all that a picture can hold. */
async function keepPicture(page: Page, { press = [] }: Screen, path: string): Promise<void> {
  if (press.length > 0) return void (await page.screenshot({ path }));
  const { width, height } = await page.evaluate(() => {
    const { clientWidth, scrollHeight } = document.documentElement;
    return { width: clientWidth, height: scrollHeight };
  });
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
}

/** Opens a screen once and looks at it at each size. */
async function take(
  page: Page,
  {
    screen,
    sizes,
    store,
    out,
    language,
    isWindow,
  }: Pick<TakenRole, 'store' | 'out'> & {
    readonly screen: Screen;
    readonly sizes: readonly ScreenSize[];
    readonly language: Language;
    readonly isWindow: boolean;
  },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [number, size] of sizes.entries()) {
    const what = `${screen.name}@${size.width}x${size.height}${language === 'id' ? '' : `-${language}`}`;
    await page.setViewportSize({ ...size });
    try {
      if (number === 0) await openScreen(page, screen, store.place);
    } catch (error) {
      const [reason = ''] = String(error).split('\n');
      await page.screenshot({ path: join(out, `${what}-not-opened.png`) });
      return [{ what, budget: 'opened', figure: reason, met: false }];
    }
    await waitDrawn(page);
    if (isWindow) await page.screenshot({ type: 'jpeg', quality: 70, path: join(out, `${screen.name}.jpg`) });
    else await keepPicture(page, screen, join(out, `${what}.png`));
    const overflow = await measureOverflow(page);
    figures.push({ what, budget: 'no wider than its window', figure: `${overflow} px`, met: overflow === 0 });
  }
  return figures;
}
