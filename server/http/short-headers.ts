import type { FastifyInstance } from 'fastify';

/** What only a page obeys. */
const FOR_PAGES = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const;

/** Whoever opens data as a page gets nothing to run, to load or to frame. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The API's data go out without the headers of pages: on a village's line they are three quarters of an answer that says "nothing new". */
export function addShortHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async ({ routeOptions }, reply) => {
    const isData = routeOptions.config.facts && !String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (!isData) return;
    for (const name of FOR_PAGES) reply.removeHeader(name);
    reply.header('content-security-policy', DATA_POLICY);
  });
}
