import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { BuiltParts } from './content-policy.ts';

/** The app's one page. */
export const PAGE = 'index.html';
/** Files under this folder bear the hash of their content in their name. */
const IMMUTABLE = join('_app', 'immutable') + sep;
/** Paths that no page of the app has: what is missing there is missing. */
const NOT_PAGES = /^\/(api|sync|_app|healthz|readyz|metrics)(\/|$)/;

/** Reads what the content policy is made from; an empty page where nothing has been built. */
export function readBuild(buildFolder: string): BuiltParts {
  const root = resolve(buildFolder);
  if (!existsSync(join(root, PAGE))) return { page: '', scripts: [] };
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  return { page: read(PAGE), scripts: names.map(read) };
}

/**
 * Serves the built app. Hashed files are kept for ever; the page, the service worker and the rest are asked for anew each time, so that
 * a new version is seen at once. Any other path is a page of the app, which finds its way by itself.
 */
export async function addStaticApp(app: FastifyInstance, buildFolder: string): Promise<void> {
  const root = resolve(buildFolder);
  await app.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(root, IMMUTABLE));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** True for a request that a browser makes when somebody opens a page. */
export function asksForPage(method: string, path: string, accept: string | undefined): boolean {
  return (method === 'GET' || method === 'HEAD') && accept?.includes('text/html') === true && !NOT_PAGES.test(path);
}
