import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Figure } from './figure.ts';
import { filesOfEntries, gzipBytes } from './first-screen.ts';

const CLIENT = '.svelte-kit/output/client';
const BUILD = 'build';
const NODES = '.svelte-kit/generated/client-optimized/nodes';

/** What a cadre's first screen loads of the routes: the layouts around the session day, and its page. */
const FIRST_ROUTES = [
  'src/routes/+layout',
  'src/routes/(kader)/+layout',
  'src/routes/(kader)/(meja)/+layout',
  'src/routes/(kader)/(meja)/hari-buka/+page',
];

/** Budgets of architecture section 8, in bytes gzip. */
const BUDGETS = { firstScreen: 150_000, install: 1_200_000, growthTables: 120_000 };

/** Sizes of what `npm run build` left; run it first. */
export async function measure(): Promise<Figure[]> {
  const first = gzipBytes(CLIENT, filesOfEntries(CLIENT, [/entry\.js$/, /app\.js$/, ...nodesOf(FIRST_ROUTES)]));
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

/** Keys of Vite's manifest for routes; Kit numbers them and says in a small file which is which. */
function nodesOf(routes: readonly string[]): RegExp[] {
  return readdirSync(NODES)
    .filter((name) => {
      const source = readFileSync(join(NODES, name), 'utf8');
      return routes.some((route) => source.includes(`/${route}.`));
    })
    .map((name) => new RegExp(`nodes/${name}$`));
}
