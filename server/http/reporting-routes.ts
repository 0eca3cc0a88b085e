import type { FastifyInstance } from 'fastify';
import { mountExports, type ExportPorts } from './export-routes.ts';
import { mountNarratives, type NarrativePorts } from './narrative-routes.ts';
import { mountReports, type ReportRoutePorts } from './report-routes.ts';

/** What the doors of reports and exports open onto. */
export type ReportingPorts = ReportRoutePorts & NarrativePorts & ExportPorts;

/** Mounts the monthly reports, their narrative, and the files for other systems. */
export function mountReporting(app: FastifyInstance, ports: ReportingPorts): void {
  mountReports(app, ports);
  mountNarratives(app, ports);
  mountExports(app, ports);
}
