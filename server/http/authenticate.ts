import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import type { Door } from '../auth/rights.ts';
import { isFromOwnPage } from './origin.ts';
import { HttpProblem } from './problems.ts';
import type { SessionCookie } from './session-cookie.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What finding out who calls needs. */
export interface AuthenticationParts {
  readonly auth: Auth;
  readonly cookie: SessionCookie;
  readonly publicOrigin: string | undefined;
}

/**
 * Finds out who calls, before any route runs: a device by its bearer token, staff by the session cookie. A revoked device is told so
 * (403 `device.revoked`) at every door that is not open to all; a request that changes something and was sent by a foreign page is
 * refused (403 `http.foreignOrigin`).
 */
export function addAuthentication(app: FastifyInstance, { auth, cookie, publicOrigin }: AuthenticationParts): void {
  app.decorateRequest('actor', undefined);
  app.addHook('onRequest', async (request) => {
    const ownPage = isFromOwnPage(request.headers, { publicOrigin, host: request.host });
    if (!SAFE_METHODS.has(request.method) && !ownPage) throw new HttpProblem('http.foreignOrigin');
    const door = request.routeOptions.config.facts?.gate.door;
    if (door === undefined) return;
    const bearer = bearerOf(request);
    const session = cookie.read(request);
    if (bearer !== undefined) request.actor = await deviceOf(auth, bearer, door);
    else if (session !== undefined) request.actor = await auth.sessions.find(session);
  });
}

async function deviceOf(auth: Auth, bearer: string, door: Door): Promise<Actor | undefined> {
  const proof = await auth.devices.prove(bearer);
  if (proof?.kind === 'revoked' && door !== 'open') throw new HttpProblem('device.revoked');
  return proof?.kind === 'enrolled' ? proof.actor : undefined;
}

function bearerOf(request: FastifyRequest): string | undefined {
  const [, token] = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token;
}
