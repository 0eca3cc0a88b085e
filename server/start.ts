import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { CLOSE } from '#lib/sync/close-codes.ts';
import type { AuthTables } from './auth/auth-tables.ts';
import { RevocationWatch } from './auth/revocations.ts';
import type { Config } from './config.ts';
import { buildHttp } from './http/build-http.ts';
import { HttpMetrics } from './http/http-metrics.ts';
import { createLogger } from './http/logger.ts';
import { mountManagement } from './http/management-routes.ts';
import { mountNational } from './http/national-routes.ts';
import { mountPuskesmas, type PuskesmasPorts } from './http/puskesmas-routes.ts';
import { mountReporting } from './http/reporting-routes.ts';
import { isFromOwnPage } from './http/origin.ts';
import { openImports } from './import/open-imports.ts';
import { openManagement } from './management/open-management.ts';
import { Dhis2SettingsStore, type Dhis2Tables } from './export/dhis2/settings-store.ts';
import { SatusehatJob } from './export/satusehat/job.ts';
import { openSatusehat } from './export/satusehat/open-satusehat.ts';
import type { Follower } from './projection/follower.ts';
import { openProjection } from './projection/open-projection.ts';
import { Projection } from './projection/projection.ts';
import { ProjectionReader } from './projection/reader.ts';
import { ProjectionThread } from './projection/thread.ts';
import { Freshness } from './reports/freshness.ts';
import { openPeriods } from './reports/frozen/open-periods.ts';
import { openPws } from './reports/pws/open-pws.ts';
import { rememberReports } from './reports/remember-reports.ts';
import { makeReportMakers } from './reports/report-makers.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { syncBatch } from './ws/batch.ts';
import { DocumentRooms } from './ws/document-rooms.ts';
import { appendAsServer } from './ws/server-append.ts';
import { SyncHub } from './ws/sync-hub.ts';

const ANSWER_GRACE_MS = 3_000;
/** Between two looks for what SATUSEHAT does not have yet. */
const SEND_EVERY_MS = 5 * 60_000;

/** What only an entry point or a test knows. */
export interface StartOptions {
  readonly now: () => number;
  /** Where log lines go; standard error where left out. */
  readonly logTo?: DestinationStream;
  /** Where folding runs: in a thread of its own (where left out), or here, for tests that start many servers. */
  readonly projection?: 'thread' | 'here';
}

/** Keeps something until the server ends. */
type Keep = <T extends { close(): Promise<void> }>(one: T) => T;

/** What a running server is made of, for what starts it in its own process (demo, tests). */
export interface RunningParts {
  readonly rooms: Rooms;
  readonly documents: DocumentRooms;
  readonly projection: Follower;
  readonly reader: ProjectionReader;
}

/** A server that listens. */
export interface RunningServer extends RunningParts {
  /** Where it is, such as `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly port: number;
  /** One-time link for the first admin account, while nobody can sign in. */
  readonly firstAdminLink: string | undefined;
  /** Ends in order; twice is no fault. */
  close(): Promise<void>;
}

/** Builds everything and listens. Port 0 takes any free one. What was opened is closed again when a later step fails. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { now } = options;
  const logger = createLogger(config.logLevel, options.logTo);
  await using opened = new AsyncDisposableStack();
  const keep: Keep = (one) => opened.adopt(one, () => one.close());

  const rooms = keep(
    await openRooms({ databaseUrl: config.databaseUrl, secret: config.secret, now, commits: 'thread' }),
  );
  const tables = keep(await openProjection(config.databaseUrl));
  const reader = new ProjectionReader(tables);
  const onFailure = (error: unknown) => logger.error({ err: error }, 'projection.failed');
  const projection: Follower = keep(
    options.projection === 'here'
      ? new Projection(rooms.log, tables, onFailure)
      : await ProjectionThread.start(config.databaseUrl, onFailure),
  );
  const life = { isStopping: false };
  const metrics = new HttpMetrics();
  const documents = keep(
    await DocumentRooms.start({
      log: rooms.log,
      seals: rooms.seals,
      now,
      onCommitted: () => projection.wake(),
      onProblem: ({ code, error }) => logger.error({ err: error }, code),
    }),
  );
  metrics.addCounters('sync', () => ({ ...documents.counters }));
  const hub = new SyncHub({ rooms: documents, rights: rooms.auth.rights, now, isAllowedOrigin: ownPages(config) });
  const watch = new RevocationWatch({
    db: rooms.database.kysely.$extendTables<AuthTables>(),
    now,
    onEnded: ({ deviceIds, accountIds }) => {
      const isEnded = (id: string | null, ended: ReadonlySet<string>) => id !== null && ended.has(id);
      hub.disconnect(
        (grant) => isEnded(grant.deviceId, deviceIds) || isEnded(grant.accountId, accountIds),
        CLOSE.revoked,
      );
    },
    onProblem: (error) => logger.error({ err: error }, 'auth.revocationsUnread'),
  });
  keep(watch);
  const { database, units } = rooms;
  const catchUp = () => projection.followLog();
  const satusehat = openSatusehat({ database, units, source: reader, catchUp, now, access: config.satusehat });
  const dhis2 = new Dhis2SettingsStore(database.kysely.$extendTables<Dhis2Tables>());
  const app = await buildHttp({
    config,
    auth: rooms.auth,
    units: rooms.units,
    log: rooms.log,
    storeId: rooms.storeId,
    now,
    logger,
    metrics,
    batch: (asks, authorise) => syncBatch(documents, asks, authorise),
    closeSockets: (fits) => void hub.disconnect(fits, CLOSE.revoked),
    checkStorage: async () => void (await rooms.log.lastSeq()),
    isStopping: () => life.isStopping,
    mountMore: async (app) => {
      await mountPuskesmas(app, openPuskesmas({ rooms, documents, projection, reader, now }));
      const managing = openManagement(rooms, reader);
      mountReporting(app, {
        ...rooms,
        ...managing,
        reader,
        freshness: new Freshness(rooms.log),
        compute: rememberReports(reader),
      });
      mountManagement(app, { ...rooms, ...managing, reader });
      mountNational(app, { ...rooms, reader, satusehat, dhis2 });
    },
  });
  opened.defer(() => closeHttp(app));
  keep(hub).attach(app.server);
  await app.listen({ host: config.host, port: config.port, listenTextResolver: () => 'http.listening' });
  projection.wake();
  if (satusehat.isConfigured) {
    const onProblem = (error: unknown) => logger.error({ err: error }, 'satusehat.failed');
    const listPuskesmas = () => units.listPuskesmas();
    const job = keep(new SatusehatJob({ satusehat, listPuskesmas, everyMs: SEND_EVERY_MS, onProblem }));
    opened.defer(projection.onChanged((puskesmasIds) => job.note(puskesmasIds)));
  }
  const address = addressOf(config.host, app.server.address());
  const code = await rooms.auth.firstAdmin.offer();
  const running = opened.move();
  // Balancers are told first. Then the other way round: sockets first, then requests, then what they wrote to, the store last.
  const stop = async (): Promise<void> => {
    life.isStopping = true;
    await pause(config.drainMs);
    await running.disposeAsync();
  };
  let stopping: Promise<void> | undefined;
  return {
    address: address.href,
    port: address.port,
    firstAdminLink: code && `${config.publicOrigin ?? address.href}/masuk-petugas/awal?kode=${code}`,
    rooms,
    documents,
    projection,
    reader,
    close: () => (stopping ??= stop()),
  };
}

/** What the pages of the Puskesmas stand on. */
function openPuskesmas(parts: RunningParts & { now: () => number }): PuskesmasPorts {
  const { rooms, documents, projection, reader, now } = parts;
  const { auth, units, database } = rooms;
  const imports = openImports({
    database,
    units,
    rows: reader,
    catchUp: () => projection.followLog(),
    append: (key, events) => appendAsServer(documents, key, events),
    now,
  });
  const freshness = new Freshness(rooms.log);
  const periods = openPeriods({
    rooms,
    reader,
    follower: projection,
    makers: makeReportMakers({ reader, freshness, now, units }),
  });
  const { management } = openManagement(rooms, reader);
  const pws = openPws({ reader, management, now });
  return { auth, units, reader, follower: projection, freshness, pws, imports, periods, now };
}

/** Lets running answers finish, but not for ever: a browser may hold a live stream open. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), ANSWER_GRACE_MS);
  await app.close();
  clearTimeout(cutOff);
}

function ownPages({ publicOrigin, trustProxy }: Config) {
  return (origin: string | undefined, headers: IncomingHttpHeaders): boolean => {
    const forwarded = trustProxy ? headers['x-forwarded-host'] : undefined;
    const host = (typeof forwarded === 'string' ? forwarded.split(',', 1)[0]?.trim() : undefined) ?? headers.host ?? '';
    return isFromOwnPage({ origin }, { publicOrigin, host });
  };
}

function addressOf(host: string, bound: AddressInfo | string | null): { href: string; port: number } {
  if (bound === null || typeof bound === 'string') throw new Error('the server is bound to no port');
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { href: `http://${reachable}:${bound.port}`, port: bound.port };
}
