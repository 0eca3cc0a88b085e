import type { FastifyInstance } from 'fastify';
import { mountCadres } from './cadre-routes.ts';
import { mountCalendar } from './calendar-routes.ts';
import { mountEquipment } from './equipment-routes.ts';
import type { ManagementPorts } from './management-ports.ts';
import { mountStock } from './stock-routes.ts';
import { mountTargets } from './target-routes.ts';
import { mountUnitBook } from './unit-book-routes.ts';

/** Mounts klaster 1: units, targets, cadres, calendar, stock, equipment. */
export function mountManagement(app: FastifyInstance, ports: ManagementPorts): void {
  mountUnitBook(app, ports);
  mountTargets(app, ports);
  mountCadres(app, ports);
  mountCalendar(app, ports);
  mountStock(app, ports);
  mountEquipment(app, ports);
}
