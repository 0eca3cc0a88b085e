import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem, statusOf } from './problems.ts';
import { asksForPage } from './static-app.ts';

/** Codes for what Fastify and its plugins refuse by themselves. */
const CODE_BY_STATUS: { readonly [status: number]: string } = {
  404: 'http.notFound',
  413: 'http.tooLarge',
  415: 'http.wrongType',
  429: 'http.tooMany',
};

/**
 * Turns whatever ends a request early into `{ code }`. Faults of ours are logged and answered as `http.failed`; faults of the caller are
 * not worth a line.
 * @param page whether there is a built app whose page answers unknown paths
 */
export function addFailureAnswers(app: FastifyInstance, page: boolean): void {
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    if (code === 'http.failed') request.log.error({ route: request.routeOptions.url, err: error }, code);
    return reply.code(statusOf(code)).send({ code });
  });
  app.setNotFoundHandler((request, reply) => {
    if (page && asksForPage(request.method, pathOf(request), request.headers.accept)) return sendPage(reply);
    return reply.code(404).send({ code: 'http.notFound' });
  });
}

function codeOf(error: unknown): string {
  if (error instanceof HttpProblem) return error.code;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500 || Number.isNaN(status)) return 'http.failed';
  return CODE_BY_STATUS[status] ?? 'http.badInput';
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile('index.html');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
