import type { Result } from '#lib/domain/result.ts';
import type { App } from '../app.svelte.ts';
import type { Outside } from '../outside.ts';
import type { StorageProblem } from '../problems.ts';
import type { Openers } from './prepare.ts';

/** The way from the first screen to practice: this small file, which loads the rest where somebody practises. */
export async function openPractice(
  browser: Outside,
  openers: Openers,
): Promise<Result<App, StorageProblem> | undefined> {
  const late = await import('./open-practice.ts');
  return late.openPractice(browser, openers);
}

/** Deletes what practice has left, at each start of the real thing; another time where it cannot be done now. */
export async function forgetPractice(): Promise<void> {
  const late = await import('./leave.ts').catch(() => undefined);
  await late?.forgetPractice().catch(() => undefined);
}
