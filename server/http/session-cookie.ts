import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenedSession } from '../auth/sessions-store.ts';

const NAME = 'posyandu_session';

/** The cookie that holds a staff session: for this site only, out of reach of scripts, and over TLS only where there is TLS. */
export class SessionCookie {
  readonly #publicOrigin: string | undefined;

  /** @param publicOrigin where it begins with https, TLS may end before this server */
  constructor(publicOrigin: string | undefined) {
    this.#publicOrigin = publicOrigin;
  }

  /** The token that a request carries. */
  read(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  /** Hands a browser its session. */
  set(reply: FastifyReply, session: OpenedSession): void {
    reply.setCookie(NAME, session.token, { ...this.#place(reply.request), expires: new Date(session.expiresAt) });
  }

  /** Takes the session from a browser. */
  clear(reply: FastifyReply): void {
    reply.clearCookie(NAME, this.#place(reply.request));
  }

  #place(request: FastifyRequest) {
    const secure = request.protocol === 'https' || this.#publicOrigin?.startsWith('https:') === true;
    return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }
}
