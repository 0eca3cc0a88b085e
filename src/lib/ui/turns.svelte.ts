import { onDestroy } from 'svelte';

/**
 * Turns of a long page: it is put together in several tasks, so that a finger is heard between them. Call it while a component is made; the parts of
 * turn 0 are drawn at once, those of turn 1 in the next task, and so on.
 * @param last the last turn there is
 */
export function takeTurns(last: number): { readonly at: number } {
  let at = $state(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    if (at < last) timer = setTimeout(advance);
  };
  const advance = (): void => {
    at += 1;
    next();
  };
  next();
  onDestroy(() => clearTimeout(timer));
  return {
    get at() {
      return at;
    },
  };
}
