import { expect, type Page } from '@playwright/test';
import type { Screen } from './screen.ts';

/** What the braces of a path stand for, and where the app is. */
export interface ScreenPlace {
  readonly address: string;
  readonly village: string;
  readonly posyandu: string;
  /** YYYY-MM */
  readonly month: string;
}

/** Opens a screen on a page whose reader is signed in, and waits until it is drawn. */
export async function openScreen(page: Page, screen: Screen, place: ScreenPlace): Promise<void> {
  await page.goto(`${place.address}${fillPath(screen.path, place)}`);
  await waitDrawn(page);
  for (const follow of [screen.follow ?? []].flat()) {
    await page.locator(`main li a[href^="${follow}"]`).first().click();
    await page.waitForURL(`**${follow}**`);
    await waitDrawn(page);
  }
  for (const name of screen.press ?? []) {
    await page.getByRole('button', { name }).last().click();
    await waitDrawn(page);
  }
}

/** The path of a screen in a store. */
export function fillPath(path: string, place: ScreenPlace): string {
  const { village, posyandu, month } = place;
  return path.replace('{village}', village).replace('{posyandu}', posyandu).replace('{month}', month);
}

/** Its heading is there, and nothing says any more that it is being loaded or counted. */
export async function waitDrawn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /…|\.\.\./ })).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole('heading', { name: /…$/ })).toHaveCount(0, { timeout: 30_000 });
}

/** By how much a page is wider than its window, px; 0 where it fits. */
export async function measureOverflow(page: Page): Promise<number> {
  return await page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}
