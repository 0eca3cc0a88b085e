import { PreferenceState } from '#lib/app/preference-state.svelte.ts';
import { speak } from '#lib/i18n/load-language.ts';

/** The app is a single page that lives on the device: nothing is rendered on a server. */
export const ssr = false;
export const prerender = false;

/** Nothing is drawn before its language is there; Bahasa Indonesia is there from the start. */
export async function load({ url, untrack }) {
  // What a cadre's first page waits for is asked for at once, beside the files of its layouts.
  if (!untrack(() => url.pathname.startsWith('/puskesmas'))) void import('#lib/app/open-app.ts');
  const preferences = new PreferenceState({ store: localStorage, root: document.documentElement, speak });
  await preferences.use();
  return { preferences };
}
