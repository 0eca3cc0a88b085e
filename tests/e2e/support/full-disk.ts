import type { Page } from '@playwright/test';

/** What is left when filling begins, bytes: enough that filling is real, little enough that it is short. */
const ROOM_LEFT = 1_000_000;
/** The last thing that found no room is no larger than this, bytes: less than the smallest entry takes. */
const FINEST = 64;

/**
 * Fills the room that the browser gives this app to the last bytes, with another database of the same origin.
 * @returns makes room again, as a person does who deletes photos
 */
export async function fillDisk(page: Page): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.ceil(usage) + ROOM_LEFT });
  await page.evaluate(fillToTheBrim, { largest: ROOM_LEFT / 4, finest: FINEST });
  return async () => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  };
}

/** Runs in the page: puts away what cannot be compressed, in ever smaller pieces, until none is taken any more. */
async function fillToTheBrim({ largest, finest }: { largest: number; finest: number }): Promise<void> {
  const opening = indexedDB.open('photos', 1);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('photos', { autoIncrement: true }),
    );
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('photos')));
  });
  const put = async (size: number) =>
    await new Promise<boolean>((resolve) => {
      const photo = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(photo.subarray(at, at + 65_536));
      const writing = database.transaction('photos', 'readwrite', { durability: 'strict' });
      writing.objectStore('photos').add(photo);
      writing.addEventListener('complete', () => resolve(true));
      writing.addEventListener('abort', () => resolve(false));
    });
  for (let size = largest; size >= finest;) if (!(await put(size))) size = Math.floor(size / 2);
  database.close();
}
