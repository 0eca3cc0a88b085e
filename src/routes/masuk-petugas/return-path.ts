/** The page on which a nakes makes a browser her own device. */
export const OWN_DEVICE_PATH = '/masuk-petugas/perangkat';
const HOME = '/puskesmas';

/** Where to go after signing in: a page of staff on this site, whatever the address asked for; `home` where it asked for none. */
export function safeReturnPath(wanted: string | null, home: string = HOME): string {
  const isStaffPage = wanted !== null && (wanted === OWN_DEVICE_PATH || /^\/puskesmas(\/[\w-]+)*\/?$/.test(wanted));
  return isStaffPage ? wanted : home;
}
