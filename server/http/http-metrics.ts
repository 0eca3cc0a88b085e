import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';

/** Numbers that another room counts, by name; read whenever Prometheus asks. */
export type Counters = () => { readonly [name: string]: number };

/** What `/metrics` shows: the process, answers by route, and what other rooms count. Routes are patterns, so no id becomes a label. */
export class HttpMetrics {
  readonly registry = new Registry();
  readonly #answers: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.#answers = new Histogram({
      name: 'posyandu_http_answer_seconds',
      help: 'Time to answer, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.025, 0.1, 0.25, 1, 5],
      registers: [this.registry],
    });
  }

  /** Measures every answer of an app. */
  observe(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      };
      this.#answers.observe(labels, reply.elapsedTime / 1000);
    });
  }

  /** Shows a room's counters as `posyandu_<room>{name="..."}`. */
  addCounters(room: string, counters: Counters): void {
    const gauge = new Gauge({
      name: `posyandu_${room}`,
      help: `What the room ${room} counts.`,
      labelNames: ['name'],
      registers: [],
      collect() {
        for (const [name, value] of Object.entries(counters())) this.set({ name }, value);
      },
    });
    this.registry.registerMetric(gauge);
  }
}
