import type { UnitsPort } from '../units/port.ts';
import type { ReportMaker } from './frozen/report-maker.ts';
import { makeMonthlyReport, type MonthlyReportPorts } from './monthly-report.ts';
import { PRINTED_KINDS } from './templates/find-template.ts';

/** The monthly reports that a locked month keeps copies of, each as its route serves it. */
export function makeReportMakers(ports: MonthlyReportPorts & { readonly units: UnitsPort }): ReportMaker[] {
  const { units } = ports;
  return PRINTED_KINDS.map((kind) => ({
    kind,
    levels: ['posyandu', 'village'],
    make: async ({ puskesmasId, level, unitId }, month) => {
      const puskesmas = await units.findPuskesmas(puskesmasId);
      const one = level === 'posyandu' ? await units.findPosyandu(unitId) : undefined;
      const village = await units.findVillage(one?.villageId ?? unitId);
      if (!puskesmas || !village || (level === 'posyandu' && !one)) return undefined;
      const own = (await units.listPosyandu(puskesmasId)).filter(({ villageId }) => villageId === village.villageId);
      const posyandu = one ? [one] : own;
      const unit = { unitId, level, name: one?.name ?? village.name, puskesmas, villages: [village], posyandu };
      return { ...(await makeMonthlyReport(ports, { kind, month, unit })) };
    },
  }));
}
