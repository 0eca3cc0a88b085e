import type { FastifyInstance } from 'fastify';
import { err } from '#lib/domain/result.ts';
import { openGate } from './gate.ts';
import type { HttpMetrics } from './http-metrics.ts';
import { addRoute, noInput } from './route.ts';

/** What the signs of life need. */
export interface HealthPorts {
  /** Resolves when the storage answers, rejects when it does not. */
  checkStorage(): Promise<void>;
  /** True from the moment that the server is to stop: a balancer sends nobody here any more. */
  isStopping(): boolean;
  readonly metrics: HttpMetrics;
}

/** Alive, ready, and numbers for Prometheus. */
export function mountHealth(app: FastifyInstance, { checkStorage, isStopping, metrics }: HealthPorts): void {
  addRoute(app, {
    method: 'GET',
    path: '/healthz',
    gate: openGate,
    summary: 'The process is alive.',
    answer: '{ status: "ok" }',
    input: noInput,
    handle: async () => ({ status: 'ok' }),
  });
  addRoute(app, {
    method: 'GET',
    path: '/readyz',
    gate: openGate,
    summary: 'The storage answers, and the server is not about to stop.',
    answer: '{ status: "ready" }',
    input: noInput,
    problems: ['http.notReady'],
    handle: async ({ request }) => {
      if (isStopping()) return err({ code: 'http.notReady' });
      try {
        await checkStorage();
        return { status: 'ready' };
      } catch (error) {
        request.log.error({ err: error }, 'storage.noAnswer');
        return err({ code: 'http.notReady' });
      }
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/metrics',
    gate: openGate,
    summary: 'Counters and times for Prometheus; no names, no ids. Keep it from the public by the proxy in front.',
    answer: 'Prometheus text',
    input: noInput,
    handle: async ({ reply }) => {
      reply.type(metrics.registry.contentType);
      return metrics.registry.metrics();
    },
  });
}
