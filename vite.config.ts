import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What everybody's first page needs of the routes, by who opens it. */
const FIRST_ROUTES = {
  cadre: ['+layout', '(kader)/+layout', '(kader)/(meja)/+layout', '(kader)/(meja)/hari-buka/+page'],
  staff: ['+layout', 'puskesmas/+layout', 'puskesmas/+page'],
} as const;

type Who = keyof typeof FIRST_ROUTES;

/** The build's modules, as the bundler knows them. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Puts what a first page needs into one file for both kinds of people and one for each, where the bundler would make over a hundred of about 1 kB:
 * on a modest phone each costs more than its bytes. Nothing is fetched ahead for a page that is gone to: the service worker has it all.
 */
function firstPagesInFewFiles(): Plugin {
  const closures = new Map<Who, Set<string>>();
  const needs = (who: Who, id: string, modules: Modules): boolean => {
    const closure = closures.get(who) ?? closeOver(FIRST_ROUTES[who], modules);
    closures.set(who, closure);
    return closure.has(id);
  };
  // The bundler takes a module's imports into its file too, unless a group above has them.
  const groups = [
    group('everybody', 2, (id, modules) => needs('cadre', id, modules) && needs('staff', id, modules)),
    group('cadre', 1, (id, modules) => needs('cadre', id, modules)),
    group('staff', 1, (id, modules) => needs('staff', id, modules)),
  ];
  const isStyle = (file: string): boolean => file.endsWith('.css');
  return {
    name: 'first-pages-in-few-files',
    configEnvironment: (environment) => {
      if (environment !== 'client') return undefined;
      return {
        build: {
          modulePreload: {
            resolveDependencies: (_, files, { hostType }) => (hostType === 'js' ? files.filter(isStyle) : files),
          },
          rolldownOptions: { output: { codeSplitting: { groups } } },
        },
      };
    },
  };
}

function group(name: string, priority: number, holds: (id: string, modules: Modules) => boolean) {
  return { name: (id: string, modules: Modules) => (holds(id, modules) ? name : null), priority };
}

/** The modules of some routes, with all that they import at once. */
function closeOver(routes: readonly string[], modules: Modules): Set<string> {
  const paths = routes.flatMap((route) => [`${route}.svelte`, `${route}.ts`]);
  const closure = new Set(paths.map((path) => resolve('src/routes', path)));
  for (const id of closure) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) closure.add(next);
  return closure;
}

/**
 * Has the one page ask at once for what every cadre's first page needs: without it, a new phone learns of that file two round trips later. Staff have it
 * anyway, as the service worker keeps everything.
 */
function cadreFileAtOnce(): Plugin {
  return {
    name: 'cadre-file-at-once',
    apply: 'build',
    // The page is written by the adapter, at the end of the build for the server, which holds that for the browser.
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (this.environment.name !== 'ssr') return;
        const manifest: unknown = JSON.parse(await readFile('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
        const file = Object.values(manifest ?? {}).find(({ name }) => name === 'cadre')?.file;
        if (!file) this.error('the build has no file of that name any more: see firstPagesInFewFiles');
        const page = await readFile('build/index.html', 'utf8');
        await writeFile('build/index.html', page.replace('</head>', `<link href="/${file}" rel="modulepreload">$&`));
      },
    },
  };
}

export default defineConfig({
  plugins: [sveltekit(), firstPagesInFewFiles(), cadreFileAtOnce()],
  build: { target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/sync': { target: 'ws://127.0.0.1:8080', ws: true } } },
  test: {
    // What other work brings about is waited for as long as a test may take: a busy machine fails nothing.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/bench/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
