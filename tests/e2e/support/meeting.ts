import { expect, type Locator, type Page } from '@playwright/test';
import { tp } from '#lib/i18n/peer-text.ts';
import { holdBefore, holdNothing } from './camera.ts';

/** Opens "HP lain" without loading the app anew, so that what is connected stays so. */
export async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Lainnya' }).click();
  await page.getByRole('link', { name: tp('peer.title') }).click();
  await page.getByRole('heading', { name: tp('peer.title') }).waitFor();
}

/** A person tries again where a page says that it has not worked: on a machine at its limit a handshake may take too long. */
const TRIES = 3;

/** Joins two tablets directly: each reads the other's picture off the screen. */
export async function connect(host: Page, guest: Page): Promise<void> {
  await openMeeting(host);
  await openMeeting(guest);
  for (let attempt = 1; attempt <= TRIES; attempt++) if (await tryToConnect(host, guest)) return;
  throw new Error(`not connected in ${TRIES} tries`);
}

/** @returns false where one of the pages says that they are not connected; both can begin again then */
async function tryToConnect(host: Page, guest: Page): Promise<boolean> {
  const known = await sharingOn(host).count();
  for (const camera of [host, guest]) await holdNothing(camera);
  const begin = (words: 'peer.direct.host' | 'peer.direct.another') => host.getByRole('button', { name: tp(words) });
  await begin('peer.direct.host').or(begin('peer.direct.another')).click();
  const offer = host.getByRole('img', { name: tp('peer.code.offer') });
  await offer.waitFor();
  await guest.getByRole('button', { name: tp('peer.direct.join') }).click();
  const answer = guest.getByRole('img', { name: tp('peer.code.answer') });
  await show(guest, offer, answer);
  await host.getByRole('button', { name: tp('peer.direct.scanNow') }).click();
  await holdBefore(host, answer);
  const isConnected = async () => (await isSharing(host, known + 1)) && (await isSharing(guest, 1));
  const hasGivenUp = async () => (await gaveUp(host, known + 1)) || (await gaveUp(guest, 1));
  await expect
    .poll(async () => (await isConnected()) || (await hasGivenUp()), { message: 'connected, or told that not' })
    .toBe(true);
  if (await isConnected()) return true;
  // One of them may not know yet that the other has given up.
  for (const page of [host, guest]) {
    const cancel = page.getByRole('button', { name: tp('peer.cancel') });
    if (await cancel.isVisible()) await cancel.click();
  }
  return false;
}

async function isSharing(page: Page, lines: number): Promise<boolean> {
  return (await sharingOn(page).count()) === lines;
}

/** True where a page asks again how to begin, with fewer devices than there were to be. */
async function gaveUp(page: Page, lines: number): Promise<boolean> {
  if (!(await page.getByRole('button', { name: tp('peer.direct.join') }).isVisible())) return false;
  if ((await page.getByText(tp('peer.direct.greeting')).count()) > 0) return false;
  return !(await isSharing(page, lines));
}

/** What a page says of each device that it shares everything with. */
function sharingOn(page: Page): Locator {
  return page.getByText(tp('peer.direct.sharing'));
}

/** Holds a picture before a camera until what follows from it is there. */
async function show(camera: Page, picture: Locator, then: Locator): Promise<void> {
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
