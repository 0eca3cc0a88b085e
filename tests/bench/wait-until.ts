/** Looks every so often until something is so. */
export async function waitUntil(isSo: () => Promise<boolean>, everyMs = 50): Promise<void> {
  while (!(await isSo())) await new Promise<void>((done) => void setTimeout(done, everyMs));
}
