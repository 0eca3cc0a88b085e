import { cleanUp } from './clean-up.ts';
import { switchOff } from './practice-switch.ts';

/** What a tab that practises needs of its app to leave. */
interface Leaving {
  close(): Promise<void>;
}

let letGo: (() => void) | undefined;

/** Keeps how this tab lets go of the practice database when it leaves. */
export function noteHold(release: () => void): void {
  letGo = release;
}

/** Deletes what practice has left, unless another tab practises now. */
export function forgetPractice(): Promise<boolean> {
  return cleanUp(navigator.locks, indexedDB);
}

/** Ends practice in this tab: closes it, deletes what was practised, and starts the real thing anew from its first page. */
export async function leavePractice(app: Leaving): Promise<void> {
  switchOff(sessionStorage);
  try {
    await app.close();
    letGo?.();
    await forgetPractice();
  } finally {
    // A whole new page: nothing of practice is left in memory. What could not be deleted goes at its start.
    location.replace('/');
  }
}
