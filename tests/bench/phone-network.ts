import type { CDPSession, Page } from '@playwright/test';
import { join } from 'node:path';
import { CadrePages } from '../e2e/support/cadre-pages.ts';
import { countSessions } from '../e2e/support/device-disk.ts';
import type { Stage } from '../e2e/support/stage.ts';
import { Tablet } from '../e2e/support/tablet.ts';
import type { Figure } from './figure.ts';
import { waitUntil } from './wait-until.ts';

/** The modest phone of architecture section 8. Bytes a second, ms. */
export const SLOW_NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** What a page asked of the server's doors, and what crossed the wire for it. */
interface Asked {
  readonly requests: number;
  /** Both ways, with headers. */
  readonly bytes: number;
}

/**
 * First sync of the example Posyandu (687 people) over a slow network, and a sync that finds nothing new. The app's own files are there already: a phone
 * is given to a cadre with the app on it, or loads it once beforehand.
 */
export async function measureNetwork(stage: Stage, sessions: number, slowdown: number): Promise<Figure[]> {
  const tablet = new Tablet('new phone', join(stage.folder, 'new-phone'));
  await tablet.open(stage.address);
  try {
    const { page, context } = tablet;
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    const pages = new CadrePages(() => page, 'Sulastri');
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_NETWORK);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const code = await stage.makeCode('Melati 1');
    // Typing the code is hers.
    const pressed = page.waitForRequest('**/api/devices/enrol').then(() => performance.now());
    await pages.enrol(code);
    const begun = await pressed;
    await waitUntil(async () => (await countSessions(page)) >= sessions);
    const firstMs = performance.now() - begun;
    await pages.signIn();
    await page.getByRole('link', { name: 'Lainnya' }).click();
    // The first one may still be under way: this waits for it.
    await syncAgain(page);
    const asked = await countAsked(cdp, () => syncAgain(page));
    return [
      {
        what: 'first sync of the Posyandu, from the press on the button to the last session',
        budget: '<= 6000 ms',
        figure: `${firstMs.toFixed(0)} ms`,
        met: firstMs <= 6000,
      },
      {
        what: 'sync with nothing new, bytes both ways with headers',
        budget: '<= 1000 B, 1 round trip',
        figure: `${asked.bytes} B, ${asked.requests} round trip${asked.requests === 1 ? '' : 's'}`,
        met: asked.bytes <= 1000 && asked.requests === 1,
      },
    ];
  } finally {
    await tablet.close();
  }
}

/** "Kirim sekarang", until the server has answered and nothing more is asked. */
async function syncAgain(page: Page): Promise<void> {
  const answered = page.waitForResponse('**/api/device/documents*');
  const send = page.getByRole('button', { name: 'Kirim sekarang' });
  await send.click();
  await (await answered).finished();
  // It is on while the app is at it.
  await waitUntil(() => send.isEnabled());
}

async function countAsked(cdp: CDPSession, work: () => Promise<void>): Promise<Asked> {
  const sizes = new Map<string, number>();
  const add = (requestId: string, bytes: number): void =>
    void sizes.set(requestId, (sizes.get(requestId) ?? 0) + bytes);
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/api/')) sizes.set(requestId, lengthOf(request.headers) + bodyLength(request));
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (sizes.has(requestId)) add(requestId, encodedDataLength);
  });
  await work();
  return { requests: sizes.size, bytes: [...sizes.values()].reduce((sum, one) => sum + one, 0) };
}

function lengthOf(headers: { readonly [name: string]: string }): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

function bodyLength({ postDataEntries = [] }: { readonly postDataEntries?: readonly { readonly bytes?: string }[] }) {
  return postDataEntries.reduce((sum, { bytes = '' }) => sum + Buffer.from(bytes, 'base64').length, 0);
}
