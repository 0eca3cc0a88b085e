import { CATCH_UP_TAG } from './background-tag.ts';
import type { Outside } from './outside.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 20;

/** The browser as the app uses it; the only place that reads its clock, its chance and its network. */
export function browserOutside(): Outside {
  return {
    now: () => Date.now(),
    newId: () => makeRandomId(randomBytes),
    random: () => Math.random(),
    fetch: (input, init) => fetch(input, init),
    httpUrl: '',
    socketUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
    subtle: crypto.subtle,
    randomBytes,
    storage: navigator.storage,
    isOnline: () => navigator.onLine,
    onReturn,
    every: (ms, callback) => {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    requestBackgroundSync: () => void requestBackgroundSync(),
  };
}

/** An id of 20 letters and digits: 119 bits of chance. Bytes that would favour some letters are thrown away. */
export function makeRandomId(bytes: (length: number) => Uint8Array): string {
  const limit = 256 - (256 % LETTERS.length);
  let id = '';
  while (id.length < ID_LENGTH) {
    for (const byte of bytes(ID_LENGTH)) {
      if (byte < limit && id.length < ID_LENGTH) id += LETTERS[byte % LETTERS.length];
    }
  }
  return id;
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function onReturn(callback: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback);
  window.addEventListener('offline', callback);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', callback);
    window.removeEventListener('offline', callback);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** Part of a registration that Chromium has and others lack. */
interface WithBackgroundSync {
  readonly sync: { register(tag: string): Promise<void> };
}

async function requestBackgroundSync(): Promise<void> {
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (!registration || !hasBackgroundSync(registration)) return;
  // Refused in private windows, or by the person: the open page sends all the same.
  await registration.sync.register(CATCH_UP_TAG).catch(() => undefined);
}

function hasBackgroundSync(registration: object): registration is WithBackgroundSync {
  return 'sync' in registration;
}
