import type { FastifyInstance } from 'fastify';
import { mountDhis2, type Dhis2RoutePorts } from './dhis2-routes.ts';
import { mountSatusehat, type SatusehatRoutePorts } from './satusehat-routes.ts';

/** What the doors to SATUSEHAT and DHIS2 open onto. */
export type NationalPorts = SatusehatRoutePorts & Dhis2RoutePorts;

/** Mounts what leaves to the systems of the ministry and the district. */
export function mountNational(app: FastifyInstance, ports: NationalPorts): void {
  mountSatusehat(app, ports);
  mountDhis2(app, ports);
}
