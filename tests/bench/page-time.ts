import type { Page } from '@playwright/test';

/** What a person waits for: an element, found by a CSS selector, that holds this text. */
export interface Awaited {
  readonly selector: string;
  readonly text: string;
}

const TIMED = 'timedByBench';

/**
 * Times in the page itself, from the last event of a kind (a tap, a letter) to the frame that shows its outcome: on a page that is slowed down, what the driver needs to find and press things would be
 * measured with it.
 * @returns asks for the figure (ms), once the outcome is there
 */
export async function timeFromEvent(
  page: Page,
  event: 'click' | 'input',
  awaited: Awaited,
): Promise<() => Promise<number>> {
  await page.evaluate(
    ({ event, awaited: { selector, text }, name }) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const isThere = () => [...document.querySelectorAll(selector)].some((one) => one.textContent?.includes(text));
      let begunMs: number | undefined;
      // What stood there before is not the outcome.
      let wasGone = !isThere();
      addEventListener(event, ({ timeStamp }) => (begunMs = timeStamp), { capture: true });
      const observer = new MutationObserver(() => {
        const begun = begunMs;
        if (!isThere()) wasGone = true;
        else if (wasGone && begun !== undefined) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        }
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      Reflect.set(globalThis, name, promise);
    },
    { event, awaited, name: TIMED },
  );
  return () => page.evaluate((name) => Reflect.get(globalThis, name) as Promise<number>, TIMED);
}

/** Loads a page anew. @returns ms from asking for it to the frame that shows the outcome */
export async function timeLoading(page: Page, address: string, awaited: Awaited): Promise<number> {
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.evaluate(({ selector, text }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (![...document.querySelectorAll(selector)].some((one) => one.textContent?.includes(text))) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    look();
    return promise;
  }, awaited);
  return performance.now() - begun;
}
