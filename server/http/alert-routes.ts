import type { FastifyInstance } from 'fastify';
import { covers } from '../auth/actor.ts';
import { listAlerts, type Alert } from '../reports/alerts.ts';
import { staffGate } from './gate.ts';
import { addRoute, noInput } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';
import type { SituationPorts } from './situation-routes.ts';

/** What happened in the hamlets and needs somebody today. */
export function mountAlerts(
  app: FastifyInstance,
  { units, reader, now }: Pick<SituationPorts, 'units' | 'reader' | 'now'>,
): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/alerts',
    gate: staffGate('alerts'),
    summary: 'Reports from the community that alert, until nakes have closed them. Places and counts, no names.',
    answer:
      '{ computedAt, alerts: [{ reportId, posyanduId, posyandu, village, hamlet, eventType, date, cases, deaths, ageGroups, atOnce, cluster: { cases, fromDate, toDate } | null, followUp, reportedAt }] }',
    input: noInput,
    handle: async ({ actor }) => {
      const alerts: Alert[] = [];
      for (const { puskesmasId } of await listPuskesmasIn(actor.scope, units)) {
        const villages = new Map((await units.listVillages(puskesmasId)).map((one) => [one.villageId, one.name]));
        const own = (await units.listPosyandu(puskesmasId)).filter((unit) => covers(actor.scope, unit));
        const named = own.map(({ posyanduId, name, villageId }) => {
          return { posyanduId, name, villageId, villageName: villages.get(villageId) ?? '' };
        });
        alerts.push(...(await listAlerts(reader, puskesmasId, named)));
      }
      return { computedAt: now(), alerts };
    },
  });
}
