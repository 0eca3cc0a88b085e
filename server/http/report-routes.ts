import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Auth } from '../auth/auth.ts';
import { writeWorkbook } from '../export/sheets/write-workbook.ts';
import { makeMonthlyReport, type MonthlyReportPorts } from '../reports/monthly-report.ts';
import { frameOf, sheetsOfReport } from '../reports/report-sheets.ts';
import { PRINTED_KINDS } from '../reports/templates/find-template.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { findReportUnit } from './report-unit.ts';
import { addRoute } from './route.ts';
import type { UnitsPort } from '../units/port.ts';

/** What the routes of reports need. */
export type ReportRoutePorts = MonthlyReportPorts & { readonly auth: Auth; readonly units: UnitsPort };

/** XLSX by its registered name. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const monthInput = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));
/** Empty for all that the caller answers for. */
export const unitInput = v.union([v.literal(''), idInput]);

const input = v.object({
  params: v.object({ kind: v.picklist(PRINTED_KINDS) }),
  query: v.object({ unit: v.optional(unitInput, ''), month: monthInput }),
});

/** The monthly reports of a Posyandu, a desa or a Puskesmas: to read, and as a workbook. */
export function mountReports(app: FastifyInstance, ports: ReportRoutePorts): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/reports/:kind',
    gate: staffGate('reports'),
    summary:
      'A monthly report (F1, Buku 7, recap, home visits) of a unit, in the words of its form, with the checks that do not hold.',
    answer:
      '{ kind, month, unit, puskesmas, villages, posyandu, sessions, computedAt, dataThrough, ruleSet, title, template, tables: [{ code, title, columns, lines: [{ code, no, words, cells }] }], checks }',
    input,
    problems: ['unit.unknown'],
    perMinute: 60,
    handle: async ({ actor, input: { params, query } }) => {
      const unit = await findReportUnit(query.unit, actor.scope, ports.units);
      if (!unit) return err({ code: 'unit.unknown' });
      return ok(await makeMonthlyReport(ports, { kind: params.kind, month: query.month, unit }));
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/reports/:kind/xlsx',
    gate: staffGate('reports'),
    summary: 'The same as a workbook, one sheet a table. Who took it is written down.',
    answer: XLSX_TYPE,
    input,
    problems: ['unit.unknown'],
    perMinute: 30,
    handle: async ({ actor, input: { params, query }, reply }) => {
      const unit = await findReportUnit(query.unit, actor.scope, ports.units);
      if (!unit) return err({ code: 'unit.unknown' });
      const { puskesmasId } = unit.puskesmas;
      const subject = `report:${params.kind}:${unit.unitId}:${query.month}`;
      await ports.auth.audit.record({ actor, action: 'export', subject, puskesmasId });
      const report = await makeMonthlyReport(ports, { kind: params.kind, month: query.month, unit });
      reply.type(XLSX_TYPE).header('content-disposition', `attachment; filename="${params.kind}-${query.month}.xlsx"`);
      return writeWorkbook(sheetsOfReport(report, frameOf(report)));
    },
  });
}
