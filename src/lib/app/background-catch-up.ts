import { openDeviceData } from '#lib/db/device-data.ts';
import * as lateDocuments from '#lib/db/late-documents.ts';
import * as cipher from '#lib/vault/box.ts';
import { DeviceApi } from './api/device-api.ts';
import { catchUp } from './catch-up.ts';
import { loadIdentity } from './device-identity.ts';

/**
 * Sends what waits and fetches what is new, with no page open; run by the service worker when the browser says that the network is back.
 * Pages that are open see the new rows by themselves. Throws where the server was not reached, so that the browser tries again later.
 */
export async function catchUpInBackground(send: typeof fetch): Promise<void> {
  const data = await openDeviceData({
    now: () => Date.now(),
    vault: { subtle: crypto.subtle, randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    loadLate: () => Promise.resolve(lateDocuments),
    loadCipher: () => Promise.resolve(cipher),
  });
  try {
    const identity = await loadIdentity(data.settings);
    if (!identity || identity.revoked) return;
    const api = new DeviceApi(
      (path, init) => send(path, init),
      () => identity.token,
    );
    const outcome = await catchUp({ data, api });
    if (!outcome.ok && outcome.problem.code === 'api.noNetwork') throw new Error('the server was not reached');
  } finally {
    await data.close();
  }
}
