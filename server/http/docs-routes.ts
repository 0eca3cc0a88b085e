import type { FastifyInstance } from 'fastify';
import { DOOR_RIGHTS } from '../auth/rights.ts';
import { openGate } from './gate.ts';
import { renderDocs } from './docs-page.ts';
import { openApiOf } from './open-api.ts';
import { addRoute, noInput, type RouteFacts } from './route.ts';

/** The socket is no HTTP route; its rules lie in src/lib/sync/SPEC.md. */
const SOCKET: RouteFacts = {
  method: 'GET',
  path: '/sync/:document',
  gate: { door: 'sync' },
  summary:
    'WebSocket, y-websocket protocol, opened with ?ticket=.. from POST /api/ticket; with &receipts=1 also messages 100 to 102 (src/lib/sync/SPEC.md).',
  answer: 'a socket; a refusal is a close code of 4400 and above',
  input: noInput,
};

/** The documentation, made from the routes themselves; call it before they are mounted. */
export function mountDocs(app: FastifyInstance): void {
  const routes: RouteFacts[] = [];
  app.addHook('onRoute', ({ config, method }) => {
    // Fastify mounts a HEAD beside each GET.
    if (config?.facts && method === config.facts.method) routes.push(config.facts);
  });
  const all = () => [...routes, SOCKET].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  addRoute(app, {
    method: 'GET',
    path: '/api/docs',
    gate: openGate,
    summary: 'This page.',
    answer: 'HTML',
    input: noInput,
    handle: async ({ reply }) => {
      reply.type('text/html; charset=utf-8');
      return renderDocs(all());
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/docs/openapi.json',
    gate: openGate,
    summary: 'The same as OpenAPI 3.1.',
    answer: 'JSON',
    input: noInput,
    handle: async () => openApiOf(all(), DOOR_RIGHTS),
  });
}
