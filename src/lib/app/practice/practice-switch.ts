import { PRACTICE_SWITCH } from './practice-key.ts';

/** Name of the database that practice has for itself; the app's own is another one. */
export const PRACTICE_DATABASE = 'posyandu-latihan';

/** After this long a tab that was left lying in practice is back in the real thing. @source design default */
export const PRACTICE_MAX_MS = 2 * 3600_000;

/** The part of `sessionStorage` that is used. */
export type SwitchStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Pages that practice has. Whatever is not among them is closed to it: staff's pages, the ways to other devices, files and settings that outlive it.
 * Whoever adds a page decides here whether it can be practised.
 */
const PLACES = [
  '/hari-buka',
  '/sasaran',
  '/orang',
  '/keluarga',
  '/kunjungan',
  '/rujukan',
  '/rahasia',
  '/kehamilan',
  '/imunisasi',
  '/ganda',
  '/rekap',
  '/lainnya',
  '/bantuan',
  '/siapa',
] as const;

/** True for the path of a page that practice has. */
export function isPracticePlace(path: string): boolean {
  return path === '/' || PLACES.some((place) => path === place || path.startsWith(`${place}/`));
}

/** Makes this tab practise from its next page load on. @param now ms since epoch */
export function switchOn(store: SwitchStore, now: number): void {
  store.setItem(PRACTICE_SWITCH, String(now));
}

/** The next page load of this tab is the real thing. */
export function switchOff(store: SwitchStore): void {
  store.removeItem(PRACTICE_SWITCH);
}

/**
 * True where this tab practises on the page that is being opened. A page that practice has not, and a switch that is too old or says no time, end it.
 * @param now ms since epoch
 */
export function keepsPractising(store: SwitchStore, path: string, now: number): boolean {
  const age = now - Number(store.getItem(PRACTICE_SWITCH) ?? Number.NaN);
  const keeps = isPracticePlace(path) && age >= 0 && age < PRACTICE_MAX_MS;
  if (!keeps) switchOff(store);
  return keeps;
}
