import type { Page } from '@playwright/test';
import { percentile, type Figure } from './figure.ts';

const KEPT = 'interactionsOfBench';
const MAIN_SCREENS = ['Sasaran', 'Kunjungan', 'Rekap', 'Lainnya', 'Hari buka'] as const;
/** ms */
const BUDGET = 200;

/** Keeps, from now on, how long each tap and key press took until the screen showed it (the browser's own Event Timing). */
export async function watchInteractions(page: Page): Promise<void> {
  await page.evaluate((name) => {
    const kept = new Map<number, number>();
    Reflect.set(globalThis, name, kept);
    // The browser's own words know no threshold yet.
    const asked: PerformanceObserverInit & { readonly durationThreshold: number } = {
      type: 'event',
      buffered: true,
      durationThreshold: 16,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const id: unknown = Reflect.get(entry, 'interactionId');
        if (typeof id === 'number' && id > 0) kept.set(id, Math.max(kept.get(id) ?? 0, entry.duration));
      }
    }).observe(asked);
  }, KEPT);
}

/** Goes through the bottom bar, and tells the interaction to next paint of all that was done since `watchInteractions`. */
export async function measureInteractions(page: Page): Promise<Figure[]> {
  for (const name of MAIN_SCREENS) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  const durations = await page.evaluate(
    (name) => [...(Reflect.get(globalThis, name) as Map<number, number>).values()],
    KEPT,
  );
  const figure = percentile(durations, 0.98);
  return [
    {
      what: `interaction to next paint, p98 of ${durations.length} taps and keys of 16 ms and more`,
      budget: `<= ${BUDGET} ms`,
      figure: `${figure.toFixed(0)} ms`,
      met: figure <= BUDGET,
    },
  ];
}
