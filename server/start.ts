import type { AddressInfo } from 'node:net';
import type { DestinationStream } from 'pino';
import type { Config } from './config.ts';
import { buildHttp } from './http/build-http.ts';
import { HttpMetrics } from './http/http-metrics.ts';
import { createLogger } from './http/logger.ts';
import { openRooms, type Rooms } from './rooms.ts';

/** What only an entry point or a test knows. */
export interface StartOptions {
  readonly now: () => number;
  /** Where log lines go; standard error where left out. */
  readonly logTo?: DestinationStream;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it is, such as `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly port: number;
  /** One-time link for the first admin account, while nobody can sign in. */
  readonly firstAdminLink: string | undefined;
  /** The rooms below, for what starts it in its own process (demo, tests). */
  readonly rooms: Rooms;
  /** Ends in order: no new work, running work finished, then the store. */
  close(): Promise<void>;
}

/** Builds everything and listens. Port 0 takes any free one. */
export async function startServer(config: Config, { now, logTo }: StartOptions): Promise<RunningServer> {
  const logger = createLogger(config.logLevel, logTo);
  const rooms = await openRooms({ databaseUrl: config.databaseUrl, secret: config.secret, now });
  const { auth, units, log } = rooms;
  const app = await buildHttp({
    config,
    auth,
    units,
    now,
    logger,
    metrics: new HttpMetrics(),
    batch: async () => [],
    closeDevice: () => undefined,
    checkStorage: async () => void (await log.lastSeq()),
  });
  await app.listen({ host: config.host, port: config.port });
  const address = addressOf(config.host, app.server.address());
  const code = await auth.firstAdmin.offer();
  return {
    address: address.href,
    port: address.port,
    firstAdminLink: code && `${config.publicOrigin ?? address.href}/masuk-petugas/awal?kode=${code}`,
    rooms,
    close: async () => {
      await app.close();
      await rooms.close();
    },
  };
}

function addressOf(host: string, bound: AddressInfo | string | null): { href: string; port: number } {
  if (bound === null || typeof bound === 'string') throw new Error('the server is bound to no port');
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { href: `http://${reachable}:${bound.port}`, port: bound.port };
}
