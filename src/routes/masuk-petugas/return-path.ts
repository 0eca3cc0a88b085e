const HOME = '/puskesmas';

/** Where to go after signing in: a page of staff on this site, whatever the address asked for. */
export function safeReturnPath(wanted: string | null): string {
  return wanted !== null && /^\/puskesmas(\/[\w-]+)*\/?$/.test(wanted) ? wanted : HOME;
}
