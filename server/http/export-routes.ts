import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { PLAIN_PROFILE } from '#lib/domain/management/unit-profile.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Auth } from '../auth/auth.ts';
import { EXPORT_KINDS, findExportKind, type ExportReader } from '../export/export-kinds.ts';
import type { ExportTable } from '../export/export-row.ts';
import type { ExportAsked } from '../export/unit-choice.ts';
import type { ExportLedger } from '../export/ledger/export-ledger.ts';
import { writeCsv } from '../export/sheets/write-csv.ts';
import { writeWorkbook } from '../export/sheets/write-workbook.ts';
import type { Management } from '../management/management.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { monthInput, unitInput, XLSX_TYPE } from './report-routes.ts';
import { findReportUnit, type ReportUnit } from './report-unit.ts';
import { addRoute } from './route.ts';

/** What the routes of exports need. */
export interface ExportPorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: ExportReader;
  readonly ledger: ExportLedger;
  readonly management: Pick<Management, 'units'>;
}

/** A connection that was closed while the file was made is known to be after so long. */
const HEARD_MS = 30;

const takeInput = v.object({
  body: v.object({
    kind: v.picklist(EXPORT_KINDS.map(({ code }) => code)),
    unit: unitInput,
    month: monthInput,
    extent: v.picklist(['all', 'changes']),
    /** The run to compare with; the last one where left out. */
    since: v.optional(idInput),
  }),
});

/** Files with names: made for the answer, kept nowhere. Each is a line of the ledger and of the audit trail. */
export function mountExports(app: FastifyInstance, { auth, units, reader, ledger, management }: ExportPorts): void {
  const gate = staffGate('exports');
  addRoute(app, {
    method: 'GET',
    path: '/api/exports',
    gate,
    summary: 'What can be exported, and who took what, when, with how many changes since the time before.',
    answer:
      '{ unitId, kinds: [{ code, format, monthly }], runs: [{ runId, at, by, kind, unitId, month, extent, sinceRunId, rowCount, added, changed, gone }] }',
    input: v.object({ query: v.object({ unit: v.optional(unitInput, '') }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input: { query } }) => {
      const unit = await findReportUnit(query.unit, actor.scope, units);
      if (!unit) return err({ code: 'unit.unknown' });
      const runs = await ledger.list(unit.puskesmas.puskesmasId, [unit.unitId]);
      const kinds = EXPORT_KINDS.map(({ code, format, monthly }) => ({ code, format, monthly }));
      return ok({ unitId: unit.unitId, kinds, runs });
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/exports',
    gate,
    summary:
      'Makes a file of a kind: all rows, or those that are new or other since an earlier export. Written down in ledger and audit trail.',
    answer: `${XLSX_TYPE} or text/csv; x-export-run, x-export-rows, x-export-changes (added, changed, gone)`,
    input: takeInput,
    problems: ['unit.unknown', 'export.unknownRun', 'export.cancelled'],
    perMinute: 20,
    handle: async ({ actor, input: { body }, reply }) => {
      const unit = await findReportUnit(body.unit, actor.scope, units);
      const kind = findExportKind(body.kind);
      if (!unit || !kind) return err({ code: 'unit.unknown' });
      const { puskesmasId } = unit.puskesmas;
      const territory = (await management.units.listProfiles(puskesmasId)).get(puskesmasId) ?? PLAIN_PROFILE;
      const table = await kind.make(reader, { ...askedOf(unit), territory, month: body.month });
      // Who has gone away meanwhile has got nothing: the next "changes since" must not start here.
      await pause(HEARD_MS);
      if (reply.raw.destroyed) return err({ code: 'export.cancelled' });
      const month = kind.monthly ? body.month : '';
      const name = (await auth.accounts.find(actor.puskesmasId, actor.accountId))?.displayName ?? '';
      const entry = await ledger.record({
        subject: { puskesmasId, kind: kind.code, unitId: unit.unitId, month },
        rows: table.rows,
        numbered: kind.numbered,
        extent: body.extent,
        sinceRunId: body.since,
        by: { id: actor.accountId, name },
      });
      if (!entry) return err({ code: 'export.unknownRun' });
      const { run, rows } = entry;
      const subject = `export:${kind.code}:${unit.unitId}:${month || 'all'}:${run.runId}`;
      await auth.audit.record({ actor, action: 'export', subject, puskesmasId });
      const file = [kind.code, month, body.extent === 'changes' ? 'perubahan' : ''].filter(Boolean).join('-');
      reply
        .header('content-disposition', `attachment; filename="${file}.${kind.format}"`)
        .header('x-export-run', run.runId)
        .header('x-export-rows', String(run.rowCount))
        .header('x-export-changes', `${run.added},${run.changed},${run.gone}`);
      return kind.format === 'xlsx'
        ? reply.type(XLSX_TYPE).send(workbookOf({ ...table, rows }))
        : reply.type('text/csv; charset=utf-8').send(csvOf({ ...table, rows }));
    },
  });
}

function askedOf({ puskesmas, villages, posyandu }: ReportUnit): Omit<ExportAsked, 'territory' | 'month'> {
  const villageOf = new Map(villages.map(({ villageId, name }) => [villageId, name]));
  return {
    puskesmasId: puskesmas.puskesmasId,
    puskesmas: puskesmas.name,
    units: posyandu.map(({ posyanduId, villageId, name }) => ({
      posyanduId,
      posyandu: name,
      village: villageOf.get(villageId) ?? '',
    })),
  };
}

function workbookOf({ name, columns, rows }: ExportTable): Buffer {
  return writeWorkbook([{ name, head: [columns], rows: rows.map(({ cells }) => cells), landscape: true }]);
}

function csvOf({ columns, rows }: ExportTable): Readable {
  return Readable.from(
    writeCsv(
      columns,
      rows.map(({ cells }) => cells),
    ),
  );
}
