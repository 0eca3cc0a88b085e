import * as v from 'valibot';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { reach, type Ask, type Send, type StaffProblem } from '../ask.ts';

const kind = v.object({ code: v.string(), format: v.picklist(['xlsx', 'csv']), monthly: v.boolean() });
const run = v.object({
  runId: v.string(),
  at: v.number(),
  by: v.string(),
  kind: v.string(),
  month: v.string(),
  extent: v.picklist(['all', 'changes']),
  rowCount: v.number(),
  added: v.number(),
  changed: v.number(),
  gone: v.number(),
});
const exportsAnswer = v.object({ unitId: v.string(), kinds: v.array(kind), runs: v.array(run) });

/** What can be taken out, and the ledger of what was. */
export type Exports = v.InferOutput<typeof exportsAnswer>;
export type ExportKind = v.InferOutput<typeof kind>;
export type ExportRun = v.InferOutput<typeof run>;

/** Which file is wanted. */
export interface ExportWanted {
  readonly kind: string;
  readonly unit: string;
  readonly month: LocalMonth;
  readonly extent: 'all' | 'changes';
}

/** A file that came, and what it says of changes. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: Blob;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** The kinds and the ledger of a unit; an empty unit asks for all that the reader answers for. */
export function loadExports(ask: Ask, unit: string): Promise<Result<Exports, StaffProblem>> {
  return ask({ path: `/api/exports?${new URLSearchParams({ unit })}`, answer: exportsAnswer });
}

/** Fetches a file. What is in it stands in no address. @param signal cancels: `export.cancelled`; it is in the ledger only where the server had made it by then */
export async function takeExport(
  send: Send,
  wanted: ExportWanted,
  signal?: AbortSignal,
): Promise<Result<ExportFile, StaffProblem>> {
  const taken = await take(send, wanted, signal);
  return signal?.aborted ? err({ code: 'export.cancelled' }) : taken;
}

async function take(
  send: Send,
  wanted: ExportWanted,
  signal: AbortSignal | undefined,
): Promise<Result<ExportFile, StaffProblem>> {
  const reached = await reach(send, '/api/exports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
    ...(signal && { signal }),
  });
  if (!reached.ok) return reached;
  const { headers } = reached.value;
  const name = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
  const [added = NaN, changed = NaN, gone = NaN] = (headers.get('x-export-changes') ?? '').split(',').map(Number);
  const rows = Number(headers.get('x-export-rows') ?? NaN);
  if (name === undefined || [added, changed, gone, rows].some(Number.isNaN)) return err({ code: 'api.unreadable' });
  try {
    return ok({ name, bytes: await reached.value.blob(), rows, added, changed, gone });
  } catch {
    return err({ code: 'api.noNetwork' });
  }
}

/** The newest run of a kind and month. */
export function lastRun(
  runs: readonly ExportRun[],
  { code, monthly }: ExportKind,
  month: string,
): ExportRun | undefined {
  return runs.find((one) => one.kind === code && one.month === (monthly ? month : ''));
}
