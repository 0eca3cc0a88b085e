import type { Result } from '#lib/domain/result.ts';
import type { App, AppDisk } from '../app.svelte.ts';
import type { Outside } from '../outside.ts';
import type { StorageProblem } from '../problems.ts';
import { deleteDatabase, holdPractice } from './clean-up.ts';
import { noteHold } from './leave.ts';
import { closeNetwork } from './network-wall.ts';
import { practiceOutside } from './practice-outside.ts';
import { keepsPractising, PRACTICE_DATABASE, switchOff } from './practice-switch.ts';
import { preparePractice, type Openers } from './prepare.ts';
import { showShell } from './show-shell.ts';

/** Held while the practice tablet is made, so that two tabs do not make it twice. */
const MAKING = 'posyandu-latihan-making';
const DISK: AppDisk = { name: PRACTICE_DATABASE };

/**
 * Opens the practice tablet in this tab, shows that it is one, and closes the page's ways out.
 * @returns undefined where this tab practises no more; throws where the tablet cannot be made, and this tab then practises no more either
 */
export async function openPractice(
  browser: Outside,
  openers: Openers,
): Promise<Result<App, StorageProblem> | undefined> {
  if (!keepsPractising(sessionStorage, location.pathname, browser.now())) return undefined;
  const letGo = await holdPractice(navigator.locks);
  try {
    const opened = await openTablet(practiceOutside(browser), openers);
    if (!opened.ok) throw new Error(`practice could not be opened: ${opened.problem.code}`);
    noteHold(letGo);
    showShell(opened.value);
    closeNetwork(document);
    // A page that the browser has kept for "back" would show a tablet that is gone.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.reload();
    });
    return opened;
  } catch (error) {
    letGo();
    switchOff(sessionStorage);
    throw error;
  }
}

async function openTablet(outside: Outside, openers: Openers): Promise<Result<App, StorageProblem>> {
  await navigator.locks.request(MAKING, async () => {
    if (await preparePractice(outside, DISK, openers)) return;
    await deleteDatabase(indexedDB);
    await preparePractice(outside, DISK, openers);
  });
  return openers.openApp(outside, DISK);
}
