import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Actor } from '../auth/actor.ts';
import type { Gate } from './gate.ts';
import { HttpProblem, statusOf } from './problems.ts';

/** What a handler gets: who calls, and input that has been parsed. */
export interface Call<A, I> {
  readonly actor: A;
  readonly input: I;
  /** For cookies, streams and multipart; plain input is in `input`. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One route as data: it is mounted, guarded and documented from this. */
export interface Route<A = unknown, I = unknown> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With parameters as Fastify writes them: `/api/devices/:deviceId`. */
  readonly path: string;
  /** `openGate`, `staffGate(door)`, `deviceGate(door)` or `anyGate(door)`. */
  readonly gate: Gate<A>;
  /** One English sentence for `/api/docs`. */
  readonly summary: string;
  /** What a good answer looks like, for `/api/docs`. */
  readonly answer: string;
  /** Schema over `{ params, query, body }`, those it needs; `noInput` where there is nothing to read. */
  readonly input: v.GenericSchema<unknown, I>;
  /** Codes beside the ones that every route can answer. */
  readonly problems?: readonly string[];
  /** Calls a minute of one device, one account, or one address of unknown callers; 600 where left out. */
  readonly perMinute?: number;
  /** Largest body in bytes; 64 KiB where left out. */
  readonly bodyLimit?: number;
  /**
   * A plain value or an ok Result is sent as JSON (text and bytes as they are, under the `reply.type` that the handler has set),
   * undefined as 204, a problem as `{ code }` with the status of `problems.ts`.
   * A handler that writes by itself (events, a long stream) calls `reply.hijack()` first and uses `reply.raw`.
   */
  handle(call: Call<A, I>): Promise<unknown>;
}

/** A route as the documentation lists it. */
export type RouteFacts = Omit<Route, 'handle' | 'gate'> & { readonly gate: Pick<Gate<unknown>, 'door'> };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route as data; missing on routes that plugins add. */
    readonly facts?: RouteFacts;
  }
  interface FastifyRequest {
    /** Who calls, read from the session cookie or the bearer token; undefined where neither proves anybody. */
    actor: Actor | undefined;
  }
}

/** For routes that read nothing from the request. */
export const noInput = v.object({});

const DEFAULT_PER_MINUTE = 600;
const DEFAULT_BODY_LIMIT = 64 * 1024;

/**
 * Mounts a route behind its gate. When `handle` runs, the caller is known and may pass the door (401 `http.signInFirst` or
 * 403 `http.noRight` otherwise), and the input has been parsed (400 `http.badInput` otherwise).
 * Rights over one unit stay with the handler: `may(actor, { kind: 'manage', door, unit })`, or `covers(actor.scope, unit)` for lists.
 *
 *     addRoute(app, {
 *       method: 'GET',
 *       path: '/api/puskesmas/skdn',
 *       gate: staffGate('aggregates'),
 *       summary: 'Counts of a month, one row for each Posyandu and desa.',
 *       answer: '[{ level, unit, month, S, K, D, N, ... }]',
 *       input: v.object({ query: v.object({ month: localMonth }) }),
 *       handle: ({ actor, input }) => reports.skdn(actor.scope, input.query.month),
 *     });
 */
export function addRoute<A, I>(app: FastifyInstance, route: Route<A, I>): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? DEFAULT_BODY_LIMIT,
    config: { facts: route, rateLimit: { max: route.perMinute ?? DEFAULT_PER_MINUTE, timeWindow: '1 minute' } },
    // Before the body is read: somebody who may not pass need not send it.
    onRequest: async (request) => void route.gate.admit(request.actor),
    handler: async (request, reply) => {
      const actor = route.gate.admit(request.actor);
      reply.header('cache-control', 'no-store');
      const { params, query, body } = request;
      const parsed = v.safeParse(route.input, { params, query, body });
      if (!parsed.success) throw new HttpProblem('http.badInput');
      return answer(reply, await route.handle({ actor, input: parsed.output, request, reply }));
    },
  });
}

function answer(reply: FastifyReply, outcome: unknown): FastifyReply {
  if (reply.sent) return reply;
  if (isProblem(outcome)) return reply.code(statusOf(outcome.problem.code)).send({ code: outcome.problem.code });
  const value = isOk(outcome) ? outcome.value : outcome;
  return value === undefined ? reply.code(204).send() : reply.send(value);
}

function isOk(outcome: unknown): outcome is { ok: true; value: unknown } {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === true;
}

function isProblem(outcome: unknown): outcome is { ok: false; problem: { code: string } } {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;
}
