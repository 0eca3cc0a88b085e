/** Path of a Chromium, installed where none is found; undefined where Playwright has its own. */
export function ensureBrowser(): string | undefined;
