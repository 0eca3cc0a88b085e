import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Follower } from '../projection/follower.ts';
import { staffGate } from './gate.ts';
import { addRoute, noInput } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';
import { listMonthsIn, type SituationPorts } from './situation-routes.ts';

export interface LivePorts extends SituationPorts {
  readonly follower: Pick<Follower, 'onChanged'>;
}

/** Proxies drop a connection that is silent for longer. */
const HEARTBEAT_MS = 25_000;
/** A morning's entries come in bursts: the first change is told at once, those after it together. */
const GATHER_MS = 500;

/** Live changes as server-sent events: `changed` whenever counts in the caller's scope may be others. */
export function mountLive(app: FastifyInstance, ports: LivePorts): void {
  const open = new Set<ServerResponse>();
  // A stream never ends by itself, so a stopping server ends it.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/live',
    gate: staffGate('aggregates'),
    summary: 'Server-sent events: which months’ counts may have changed.',
    answer: 'text/event-stream: event `changed`, data { months: [YYYY-MM] }',
    input: noInput,
    handle: async ({ actor, reply }) => {
      const own = new Set((await listPuskesmasIn(actor.scope, ports.units)).map(({ puskesmasId }) => puskesmasId));
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, {
        ...headersOf(reply.getHeaders()),
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
      });
      stream.write(': ready\n\n');
      open.add(stream);
      let gathering: NodeJS.Timeout | undefined;
      let toldAt = 0;
      const tell = async (): Promise<void> => {
        gathering = undefined;
        toldAt = ports.now();
        const months = await listMonthsIn(actor.scope, ports);
        if (!stream.writableEnded) stream.write(`event: changed\ndata: ${JSON.stringify({ months })}\n\n`);
      };
      const stop = ports.follower.onChanged((changed) => {
        if (actor.scope.kind !== 'all' && ![...changed].some((id) => own.has(id))) return;
        const restMs = Math.min(Math.max(toldAt + GATHER_MS - ports.now(), 0), GATHER_MS);
        gathering ??= setTimeout(() => void tell().catch(() => stream.end()), restMs);
      });
      const beating = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
      stream.once('close', () => {
        stop();
        clearInterval(beating);
        clearTimeout(gathering);
        open.delete(stream);
      });
    },
  });
}

/** Headers that hooks have set, as a raw response takes them. */
export function headersOf(headers: { readonly [name: string]: number | string | string[] | undefined }) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
