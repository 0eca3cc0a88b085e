/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/*
 * Keeps the whole app on the device, and sends what waits when the network is back with no page open.
 * A new version waits until a page asks for it (`SKIP_WAITING`); nothing of the API is ever cached.
 */
import { build, files, version } from '$service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { catchUpInBackground } from '#lib/app/background-catch-up.ts';
import { CATCH_UP_TAG } from '#lib/app/background-tag.ts';
import { keepShared, SHARE_PATH } from '#lib/app/peer/shared-file.ts';

declare const self: ServiceWorkerGlobalScope;

/** What Chromium tells a worker of a background sync; not in the standard library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** The one page of the app; every address of the app opens it. */
const SHELL = '/index.html';
/** Addresses that are the server's own. */
const SERVER_PATHS = [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/(healthz|readyz|metrics)$/];

precacheAndRoute([
  // Built files carry their content in their name; the others change with the version.
  ...build.map((url) => ({ url, revision: null })),
  // Pictures for the install dialog are shown by the browser, with a network.
  ...[...files.filter((url) => !url.startsWith('/screenshots/')), SHELL].map((url) => ({ url, revision: version })),
]);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { denylist: SERVER_PATHS }));

// A file that another app shares arrives as a form; a page takes it from where it is laid.
registerRoute(
  ({ url }) => url.pathname === SHARE_PATH,
  async ({ request }) => {
    await keepShared(await request.formData(), caches);
    return Response.redirect('/hp-lain', 303);
  },
  'POST',
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

self.addEventListener('sync', (event) => {
  if (isSyncEvent(event) && event.tag === CATCH_UP_TAG) event.waitUntil(catchUpInBackground(fetch.bind(self)));
});

function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}

function isSyncEvent(event: Event): event is SyncEvent {
  return 'tag' in event && 'waitUntil' in event;
}
