import { expect, type Page } from '@playwright/test';
import { problemText } from '#lib/i18n/text.ts';
import { tp } from '#lib/i18n/peer-text.ts';
import { holdBefore, holdNothing } from './camera.ts';

/** Opens "HP lain" without loading the app anew, so that what is connected stays so. */
export async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Lainnya' }).click();
  await page.getByRole('link', { name: tp('peer.title') }).click();
  await page.getByRole('heading', { name: tp('peer.title') }).waitFor();
}

/** A person tries again where the pages say that it has not worked: on a machine at its limit a handshake may take too long. */
const TRIES = 3;

/** Joins two tablets directly: each reads the other's picture off the screen. @returns ms from the second picture to being connected */
export async function connect(host: Page, guest: Page): Promise<number> {
  await openMeeting(host);
  await openMeeting(guest);
  for (let attempt = 1; attempt < TRIES; attempt++) {
    const tookMs = await tryToConnect(host, guest);
    if (tookMs !== undefined) return tookMs;
  }
  const tookMs = await tryToConnect(host, guest);
  expect(tookMs, 'connected').toBeDefined();
  return tookMs!;
}

/** @returns undefined where both pages say that they are not connected */
async function tryToConnect(host: Page, guest: Page): Promise<number | undefined> {
  const lines = host.getByText(tp('peer.direct.sharing'));
  const known = await lines.count();
  for (const camera of [host, guest]) await holdNothing(camera);
  await host.getByRole('button', { name: tp(known > 0 ? 'peer.direct.another' : 'peer.direct.host') }).click();
  const offer = host.getByRole('img', { name: tp('peer.code.offer') });
  await offer.waitFor();
  await guest.getByRole('button', { name: tp('peer.direct.join') }).click();
  const answer = guest.getByRole('img', { name: tp('peer.code.answer') });
  await show(guest, offer, answer);
  await host.getByRole('button', { name: tp('peer.direct.scanNow') }).click();
  const began = performance.now();
  await holdBefore(host, answer);
  const connected = guest.getByText(tp('peer.direct.sharing'));
  const refused = problemText('peer.noConnection').happened;
  await expect(connected.or(guest.getByText(refused))).toBeVisible({ timeout: 30_000 });
  if (!(await connected.isVisible())) {
    await expect(host.getByText(refused)).toBeVisible({ timeout: 30_000 });
    return undefined;
  }
  await expect(lines).toHaveCount(known + 1, { timeout: 30_000 });
  return performance.now() - began;
}

/** Holds a picture before a camera until what follows from it is there. */
async function show(
  camera: Page,
  picture: ReturnType<Page['getByRole']>,
  then: ReturnType<Page['getByRole']>,
): Promise<void> {
  await expect(async () => {
    await holdBefore(camera, picture);
    await expect(then).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

/** Saves a file of what others may lack. */
export async function saveFile(page: Page, path: string): Promise<void> {
  await openMeeting(page);
  await page.getByRole('button', { name: tp('peer.way.file') }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Simpan berkasnya' }).click();
  await (await saving).saveAs(path);
}

/** Takes such a file; ends when the page says what it brought. */
export async function takeFile(page: Page, path: string): Promise<void> {
  await openMeeting(page);
  await page.getByRole('button', { name: tp('peer.way.file') }).click();
  await page.getByLabel('Terima berkas dari HP lain').setInputFiles(path);
  await expect(page.getByText(/bagian baru tersimpan/)).toBeVisible({ timeout: 30_000 });
}
