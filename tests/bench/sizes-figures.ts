import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Figure } from './figure.ts';
import { filesOfPages, gzipBytes } from './first-screen.ts';

const CLIENT = '.svelte-kit/output/client';
const BUILD = 'build';

/** Pages and layouts that a cadre's first screen loads: the start, her code, her name, the day. */
const FIRST_SCREEN = [/client-optimized\/app\.js$/, /runtime\/client\/entry\.js$/, ...routeNodes()];

/** Budgets of architecture section 8, in bytes gzip. */
const BUDGETS = { firstScreen: 150_000, install: 1_200_000, growthTables: 120_000 };

/** Sizes of what `npm run build` left; run it first. */
export async function measure(): Promise<Figure[]> {
  const first = gzipBytes(CLIENT, filesOfPages(CLIENT, FIRST_SCREEN));
  const install = gzipBytes(BUILD, filesBelow(BUILD));
  const tables = gzipBytes(
    '.',
    filesBelow('src/lib/domain/growth/tables').filter((file) => file.endsWith('.generated.ts')),
  );
  return [
    sizeFigure('JavaScript and CSS to the first screen, gzip', first, BUDGETS.firstScreen),
    sizeFigure('whole offline install, gzip', install, BUDGETS.install),
    sizeFigure('WHO tables, gzip', tables, BUDGETS.growthTables),
  ];
}

function sizeFigure(what: string, bytes: number, budget: number): Figure {
  return { what, budget: `<= ${kB(budget)}`, figure: kB(bytes), met: bytes <= budget };
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder === 'src/lib/domain/growth/tables' ? '.' : folder, path));
}

/** Keys of the manifest for the root layout and the cadre's first page. */
function routeNodes(): RegExp[] {
  return [/src\/routes\/\+layout\.svelte$/, /src\/routes\/hari-buka\/\+page\.svelte$/, /src\/routes\/\+page\.svelte$/];
}
