/** Looks every 50 ms until something is so. */
export async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise<void>((done) => void setTimeout(done, 50));
}
