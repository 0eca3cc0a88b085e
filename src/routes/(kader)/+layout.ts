import { error } from '@sveltejs/kit';
import { openApp } from '#lib/app/open-app.ts';

/** Opens this device's store and everything that works on it, once; all pages of cadres read `data.app`. */
export async function load() {
  const opened = await openApp();
  if (!opened.ok) error(500, opened.problem.code);
  return { app: opened.value };
}
