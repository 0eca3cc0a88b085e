import { forgetPractice } from './leave.ts';
import { switchOn } from './practice-switch.ts';

/** What of the real app is put away before practice begins. */
interface Entering {
  readonly drafts: { settled(): Promise<void> };
  readonly clock: { readonly now: number };
}

/**
 * Begins practice in this tab with a whole new page. What is half filled in is put away first.
 * @returns false where its files are not on this device yet and cannot be fetched
 */
export async function enterPractice({ drafts, clock }: Entering): Promise<boolean> {
  await drafts.settled();
  const isHere = await import('./open-practice.ts').then(
    () => true,
    () => false,
  );
  if (!isHere) return false;
  await forgetPractice();
  switchOn(sessionStorage, clock.now);
  location.replace('/hari-buka');
  return true;
}
