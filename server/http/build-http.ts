import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Auth } from '../auth/auth.ts';
import type { Config } from '../config.ts';
import type { UnitsPort } from '../units/port.ts';
import { addAuthentication } from './authenticate.ts';
import { BuildPolicy } from './build-policy.ts';
import { mountAccountChanges } from './account-changes.ts';
import { mountAccounts } from './account-routes.ts';
import { mountAudit } from './audit-routes.ts';
import type { CloseSockets } from './close-sockets.ts';
import { mountDevices } from './device-routes.ts';
import { mountDocs } from './docs-routes.ts';
import { addFailureAnswers } from './failures.ts';
import { mountHealth } from './health-routes.ts';
import type { ChangesLog } from './list-changes.ts';
import type { HttpMetrics } from './http-metrics.ts';
import { SessionCookie } from './session-cookie.ts';
import { mountOwnAccount } from './own-account-routes.ts';
import { mountOwnDevice } from './own-device-route.ts';
import { mountSignIn } from './sign-in-routes.ts';
import { addStaticApp } from './static-app.ts';
import { addShortHeaders } from './short-headers.ts';
import { mountPeer } from './peer-routes.ts';
import { mountSync, type BatchPort } from './sync-routes.ts';
import { mountTablet } from './tablet-routes.ts';
import { mountUnits } from './unit-routes.ts';

/** A year, for the whole host. */
const STAY_WITH_TLS = 'max-age=31536000; includeSubDomains';

/** Everything that the doors open onto. */
export interface HttpPorts {
  readonly config: Pick<Config, 'publicOrigin' | 'trustProxy' | 'buildFolder'>;
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly log: ChangesLog;
  /** Names this life of the store. */
  readonly storeId: string;
  readonly batch: BatchPort;
  readonly metrics: HttpMetrics;
  readonly logger: FastifyBaseLogger;
  readonly now: () => number;
  readonly closeSockets: CloseSockets;
  /** Resolves when the storage answers, rejects when it does not. */
  checkStorage(): Promise<void>;
  /** True from the moment that the server is to stop. */
  isStopping(): boolean;
  /** Mounts the routes of other rooms, behind the same gates. */
  mountMore?(app: FastifyInstance): void | Promise<void>;
}

/** Builds the HTTP server: every door of the API, and the built app for every other path. It does not listen yet. */
export async function buildHttp(ports: HttpPorts): Promise<FastifyInstance> {
  const { config, auth, units, metrics, now } = ports;
  const policy = new BuildPolicy(config.buildFolder, config.publicOrigin);
  const { isBuilt } = policy;
  const app = fastify({
    loggerInstance: ports.logger,
    // Fastify's own lines name the address with its query string; addRequestLog writes ours.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    // A stopping server ends idle connections at once and lets running answers finish.
    forceCloseConnections: 'idle',
    // An address that cannot be read reaches no route, and no hook but this.
    frameworkErrors: (_error, _request, reply) => void reply.raw.writeHead(400).end('{"code":"http.badInput"}'),
  });
  // What a form of a foreign page can send without asking.
  app.removeContentTypeParser('text/plain');
  const sessionCookie = new SessionCookie(config.publicOrigin);
  await addPlugins(app, policy, config.publicOrigin);
  addFailureAnswers(app, isBuilt);
  addAuthentication(app, { auth, cookie: sessionCookie, publicOrigin: config.publicOrigin });
  metrics.observe(app);
  addRequestLog(app);
  mountDocs(app);
  mountHealth(app, ports);
  mountSignIn(app, { auth, cookie: sessionCookie });
  mountOwnAccount(app, { auth, cookie: sessionCookie, closeSockets: ports.closeSockets });
  mountOwnDevice(app, { auth });
  mountTablet(app, { auth, units, now });
  mountSync(app, ports);
  mountPeer(app, ports);
  mountUnits(app, ports);
  mountDevices(app, ports);
  mountAccounts(app, ports);
  mountAccountChanges(app, ports);
  mountAudit(app, ports);
  await ports.mountMore?.(app);
  if (isBuilt) await addStaticApp(app, config.buildFolder);
  return app;
}

async function addPlugins(app: FastifyInstance, policy: BuildPolicy, publicOrigin: string | undefined): Promise<void> {
  const isPublicTls = publicOrigin?.startsWith('https:') === true;
  await app.register(helmet, {
    // It changes with the build.
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async ({ protocol }, reply) => {
    reply.header('content-security-policy', policy.header());
    // X-Forwarded-Proto counts only where the configuration trusts the proxy.
    if (isPublicTls || protocol === 'https') reply.header('strict-transport-security', STAY_WITH_TLS);
  });
  await app.register(cookie);
  // How many calls are left is nobody's question; when to come back is said with the refusal.
  const tellWhen = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await app.register(rateLimit, {
    global: false,
    keyGenerator: callerKey,
    addHeaders: { ...tellWhen, 'retry-after': true },
    addHeadersOnExceeding: tellWhen,
  });
  await app.register(compress);
  addShortHeaders(app);
}

/** Whose calls are counted together: those of a device or an account, and of an address for everybody unknown. */
function callerKey({ actor, ip }: FastifyRequest): string {
  if (!actor) return ip;
  return actor.kind === 'device' ? actor.deviceId : actor.accountId;
}

/** One line for each answer of the API; probes and the files of the app are not worth one. */
function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const facts = request.routeOptions.config.facts;
    if (!facts?.path.startsWith('/api/')) return;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route: facts.path, status: reply.statusCode, ms }, 'http.answered');
  });
}
