import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { mountAlerts } from './alert-routes.ts';
import type { ImportRoutePorts } from './import-request.ts';
import { mountImports } from './import-routes.ts';
import { mountLive, type LivePorts } from './live-route.ts';
import { mountPeople, type PeopleRoutePorts } from './people-routes.ts';
import { mountPws, type PwsRoutePorts } from './pws-routes.ts';
import { mountPeriods, type PeriodRoutePorts } from './period-routes.ts';
import { mountSituation } from './situation-routes.ts';

/** What the doors of the Puskesmas page open onto. */
export type PuskesmasPorts = ImportRoutePorts & LivePorts & PwsRoutePorts & PeopleRoutePorts & PeriodRoutePorts;

/** Mounts what the staff of a Puskesmas see and do: the situation, the names behind it, live changes, imports. */
export async function mountPuskesmas(app: FastifyInstance, ports: PuskesmasPorts): Promise<void> {
  await app.register(multipart);
  mountSituation(app, ports);
  mountAlerts(app, ports);
  mountLive(app, ports);
  mountPws(app, ports);
  mountPeople(app, ports);
  mountPeriods(app, ports);
  mountImports(app, ports);
}
