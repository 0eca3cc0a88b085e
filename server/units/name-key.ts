/** A name as it is shown: without outer and repeated spaces. */
export function tidyName(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
}

/** A name as names are compared: tidy, and without case. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase();
}
