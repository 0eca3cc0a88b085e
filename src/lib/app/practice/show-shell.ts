import { mount } from 'svelte';
import type { App } from '../app.svelte.ts';
import PracticeShell from './PracticeShell.svelte';

/**
 * Shows mark and guide above every page until this one is left. Beside the pages and not around them: the first screen of the real thing carries nothing
 * of it.
 */
export function showShell(app: App): void {
  const { body } = document;
  mount(PracticeShell, { target: body, anchor: body.firstChild ?? undefined, props: { app } });
}
