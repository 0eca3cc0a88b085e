import { findStorageProblem } from '#lib/db/storage-problem.ts';
import type { Result } from '#lib/domain/result.ts';
import { App } from './app.svelte.ts';
import { browserOutside } from './browser-outside.ts';
import type { StorageProblem } from './problems.ts';

/** Where Kit puts the service worker. */
const SERVICE_WORKER = '/service-worker.js';

let opened: Promise<Result<App, StorageProblem>> | undefined;

/**
 * Opens the app in this browser, once; later calls get the same one. What needs the network follows by itself.
 * @returns `storage.blocked` and the like where the browser keeps nothing
 */
export function openApp(): Promise<Result<App, StorageProblem>> {
  opened ??= App.open(browserOutside()).then((app) => {
    if (app.ok) startWork(app.value);
    else opened = undefined;
    return app;
  });
  return opened;
}

function startWork(app: App): void {
  // What a closed database breaks in the background ends here; everything else stays a bug for the console.
  addEventListener('unhandledrejection', ({ reason }) => {
    const problem = findStorageProblem(reason);
    if (problem) app.storage.note(problem);
  });
  void app.fetchNews();
  if (import.meta.env.PROD) void app.updates.register(SERVICE_WORKER);
}
