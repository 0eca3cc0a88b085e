import { openDeviceData } from '#lib/db/device-data.ts';
import { findStorageProblem } from '#lib/db/storage-problem.ts';
import type { Result } from '#lib/domain/result.ts';
import { App, LATE_PARTS } from './app.svelte.ts';
import { browserOutside } from './browser-outside.ts';
import { DEVICE_KEYS } from './device-identity.ts';
import { PRACTICE_SWITCH } from './practice/practice-key.ts';
import type { StorageProblem } from './problems.ts';
import { SIGN_IN_KEYS } from './sign-in.svelte.ts';

/** Where Kit puts the service worker. */
const SERVICE_WORKER = '/service-worker.js';

const loadPractice = () => import('./practice/door.ts');
const doNothing = (): undefined => undefined;
const OPENERS = {
  openApp: App.open,
  openData: openDeviceData,
  lateParts: LATE_PARTS,
  keys: { ...DEVICE_KEYS, ...SIGN_IN_KEYS },
};

let opened: Promise<Result<App, StorageProblem>> | undefined;

/**
 * Opens the app in this browser, once; later calls get the same one. What needs the network follows by itself. In a tab that practises it is the app of
 * practice (`isPractice`).
 * @returns `storage.blocked` and the like where the browser keeps nothing
 */
export function openApp(): Promise<Result<App, StorageProblem>> {
  opened ??= openRealOrPractice().then((app) => {
    if (!app.ok) opened = undefined;
    else if (!app.value.isPractice) startWork(app.value);
    return app;
  });
  return opened;
}

/** A tab that practises has another app, on a disk of its own and with no way out; where that cannot be had, it is the real one. */
async function openRealOrPractice(): Promise<Result<App, StorageProblem>> {
  const browser = browserOutside();
  const practice =
    sessionStorage.getItem(PRACTICE_SWITCH) === null
      ? undefined
      : await loadPractice()
          .then(({ openPractice }) => openPractice(browser, OPENERS))
          .catch(doNothing);
  return practice ?? App.open(browser);
}

function startWork(app: App): void {
  // What a closed database breaks in the background ends here; everything else stays a bug for the console.
  addEventListener('unhandledrejection', ({ reason }) => {
    const problem = findStorageProblem(reason);
    if (problem) app.storage.note(problem);
  });
  void app.fetchNews().then(() => app.tidyUp());
  void loadPractice().then(({ forgetPractice }) => forgetPractice(), doNothing);
  if (import.meta.env.PROD) void app.updates.register(SERVICE_WORKER);
}
