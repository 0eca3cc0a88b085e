import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Scope, StaffActor } from '../auth/actor.ts';
import { inspectFile } from '../import/inspect-file.ts';
import { formatIssuesCsv } from '../import/issues-csv.ts';
import { runImport, type ImportRequest } from '../import/run-import.ts';
import { staffGate } from './gate.ts';
import { readImportRequest, type ImportRoutePorts } from './import-request.ts';
import { idInput } from './inputs.ts';
import { headersOf } from './live-route.ts';
import { addRoute, noInput } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';
import { readUpload } from './upload.ts';

const UPLOADS_PER_MINUTE = 60;
const number = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const runInput = v.object({ runId: idInput });
const filterInput = v.object({
  verdict: v.optional(v.picklist(['accept', 'question', 'refuse'])),
  code: v.optional(v.pipe(v.string(), v.maxLength(60))),
  file: v.optional(v.pipe(v.string(), v.maxLength(200))),
  after: v.optional(number),
  limit: v.optional(v.pipe(number, v.maxValue(1000)), '100'),
});

/** Files of registers and measurements: what they are, taking them in, and what was said of their rows. */
export function mountImports(app: FastifyInstance, { auth, imports }: ImportRoutePorts): void {
  addRoute(app, {
    method: 'POST',
    path: '/api/puskesmas/imports/inspect',
    gate: staffGate('imports'),
    summary: 'Says what files are, before anything of them is stored. Multipart, parts `file`.',
    answer: '{ files: [{ file, kind, rows, code? }] }',
    input: noInput,
    perMinute: UPLOADS_PER_MINUTE,
    handle: async ({ request }) => {
      const { files } = await readUpload(request);
      return { files: files.map(({ file, bytes }) => inspectFile(file, bytes)) };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/puskesmas/imports',
    gate: staffGate('imports'),
    summary:
      'Takes files in. Multipart, texts first: `puskesmas`, `desa`, `today`, `kinds`; then parts `file`. Closing cancels.',
    answer: 'application/x-ndjson: { progress } ..., { file } ..., then { run } or { problem }',
    input: noInput,
    problems: ['unit.unknown', 'import.noFiles'],
    perMinute: UPLOADS_PER_MINUTE,
    handle: async ({ actor, request, reply }) => {
      const upload = await readUpload(request);
      const wanted = await readImportRequest(upload, actor, { auth, imports });
      if (!wanted.ok) return wanted;
      reply.hijack();
      const stream = reply.raw;
      const leave = new AbortController();
      stream.once('close', () => leave.abort());
      stream.writeHead(200, {
        ...headersOf(reply.getHeaders()),
        'content-type': 'application/x-ndjson',
        'x-accel-buffering': 'no',
      });
      const tell = (line: object): void => void (stream.writableEnded || stream.write(`${JSON.stringify(line)}\n`));
      try {
        await takeIn(wanted.value, actor, { auth, imports }, { tell, signal: leave.signal });
      } catch (error) {
        request.log.error({ err: error }, 'import.failed');
        tell({ problem: { code: 'import.failed' } });
      }
      stream.end();
      return undefined;
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/imports',
    gate: staffGate('imports'),
    summary: 'Imports of the caller’s Puskesmas, the newest first.',
    answer:
      '{ runs: [{ runId, startedAt, finishedAt, state, by, files: [{ file, kind, rows, taken, tidied, questioned, refused, unknownHeadings, code? }] }] }',
    input: noInput,
    handle: async ({ actor }) => {
      const own = await listPuskesmasIn(actor.scope, imports.units);
      const runs = await Promise.all(own.map(({ puskesmasId }) => imports.runs.list(puskesmasId)));
      return { runs: runs.flat().sort((a, b) => b.startedAt - a.startedAt) };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/imports/:runId/issues',
    gate: staffGate('imports'),
    summary: 'What was said of the rows of an import, by file and row. Who looks is written down: cells hold names.',
    answer:
      '{ total, counts: [{ code, verdict, count }], issues: [{ no, file, dataRow, column, value, verdict, code, details? }] }',
    input: v.object({ params: runInput, query: filterInput }),
    problems: ['import.unknown'],
    handle: async ({ actor, input }) => {
      const run = await findRun(actor.scope, input.params.runId, imports);
      if (!run.ok) return run;
      const { puskesmasId, runId } = run.value;
      // One line for a look, not one for each page of it.
      if (input.query.after === undefined) {
        await auth.audit.record({ actor, action: 'namesRead', subject: `import:${runId}`, puskesmasId });
      }
      const counts = await imports.runs.countIssues(puskesmasId, runId, input.query);
      const issues = await imports.runs.listIssues(puskesmasId, runId, input.query);
      return { total: counts.reduce((sum, { count }) => sum + count, 0), counts, issues };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/puskesmas/imports/:runId/issues.csv',
    gate: staffGate('imports'),
    summary: 'The same as a file, to mend the source with.',
    answer: 'text/csv',
    input: v.object({ params: runInput }),
    problems: ['import.unknown'],
    handle: async ({ actor, input, reply }) => {
      const run = await findRun(actor.scope, input.params.runId, imports);
      if (!run.ok) return run;
      const { puskesmasId, runId } = run.value;
      await auth.audit.record({ actor, action: 'export', subject: `import:${runId}`, puskesmasId });
      reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${runId}.csv"`);
      return formatIssuesCsv(await imports.runs.listIssues(puskesmasId, runId));
    },
  });
}

async function takeIn(
  wanted: ImportRequest,
  actor: StaffActor,
  { auth, imports }: ImportRoutePorts,
  { tell, signal }: { tell: (line: object) => void; signal: AbortSignal },
): Promise<void> {
  const done = await runImport(wanted, imports, { signal, onProgress: (progress) => tell({ progress }) });
  if (!done.ok) return tell({ problem: done.problem });
  const { puskesmasId } = wanted.puskesmas;
  const { runId, files } = done.value;
  await auth.audit.record({ actor, action: 'import', subject: `import:${runId}`, puskesmasId });
  for (const file of files) tell({ file });
  tell({ run: { runId } });
}

async function findRun(
  scope: Scope,
  runId: string,
  { units, runs }: ImportRoutePorts['imports'],
): Promise<Result<{ puskesmasId: string; runId: string }, { code: 'import.unknown' }>> {
  const own = await listPuskesmasIn(scope, units);
  const puskesmasId = await runs.findPuskesmas(
    runId,
    own.map((one) => one.puskesmasId),
  );
  return puskesmasId === undefined ? err({ code: 'import.unknown' }) : ok({ puskesmasId, runId });
}
