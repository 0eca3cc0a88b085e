/** A name as names are compared: without case, outer and repeated spaces, and in one Unicode form. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
