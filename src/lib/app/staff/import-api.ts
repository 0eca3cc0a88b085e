import * as v from 'valibot';
import { ok, type Result } from '#lib/domain/result.ts';
import { reach, type Ask, type Send, type StaffProblem } from './ask.ts';
import {
  importNews,
  inspection,
  issuePage,
  runList,
  type FileKind,
  type ImportNews,
  type ImportRun,
  type InspectedFile,
  type IssuePage,
  type Verdict,
} from './import-answers.ts';
import { readJsonLines } from './read-json-lines.ts';

type Answer<T> = Promise<Result<T, StaffProblem>>;

/** Files to take in, with what the server must know of them. */
export interface ImportOrder {
  readonly puskesmas: string;
  readonly desa: string;
  readonly files: readonly { readonly file: File; readonly kind: FileKind }[];
}

/** Which issues of a run to see. */
export interface IssueFilter {
  readonly verdict?: Verdict;
  readonly code?: string;
  readonly file?: string;
}

/** Issues fetched at once. */
export const ISSUES_PER_PAGE = 100;

/** What a file is, before anything of it is stored. A file that is none of the kinds is no problem of the asking: its `code` tells. */
export async function inspectFile(send: Send, file: File): Answer<InspectedFile> {
  const body = new FormData();
  body.append('file', file, file.name);
  const reached = await reach(send, '/api/puskesmas/imports/inspect', { method: 'POST', body });
  if (!reached.ok) return reached;
  const parsed = v.safeParse(inspection, await reached.value.json().catch(() => null));
  const first = parsed.success ? parsed.output.files[0] : undefined;
  return first ? ok(first) : { ok: false, problem: { code: 'api.unreadable' } };
}

/**
 * Has files taken in, and gives on what the server tells meanwhile, line by line. The signal cancels.
 * @returns `api.noNetwork` too where the connection broke on the way: what was taken until then stays
 */
export async function sendImport(
  send: Send,
  order: ImportOrder,
  listener: { readonly signal: AbortSignal; readonly onnews: (news: ImportNews) => void },
): Answer<undefined> {
  const { signal, onnews } = listener;
  const reached = await reach(send, '/api/puskesmas/imports', { method: 'POST', body: bodyOf(order), signal });
  if (!reached.ok) return reached;
  if (!reached.value.body) return { ok: false, problem: { code: 'api.unreadable' } };
  try {
    for await (const line of readJsonLines(reached.value.body)) {
      const news = v.safeParse(importNews, line);
      if (news.success) onnews(news.output);
    }
    return ok(undefined);
  } catch {
    return { ok: false, problem: { code: 'api.noNetwork' } };
  }
}

/** Earlier runs, the newest first. */
export async function listRuns(ask: Ask): Answer<readonly ImportRun[]> {
  const answer = await ask({ path: '/api/puskesmas/imports', answer: runList });
  return answer.ok ? ok(answer.value.runs) : answer;
}

/** A page of what was said in a run, by file and row. @param after number of the last issue known already */
export function loadIssues(ask: Ask, runId: string, filter: IssueFilter, after = 0): Answer<IssuePage> {
  const query = new URLSearchParams({ after: String(after), limit: String(ISSUES_PER_PAGE) });
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  return ask({ path: `${runPath(runId)}/issues?${query}`, answer: issuePage });
}

/** Where a run's issues can be downloaded as CSV. */
export function issuesCsvPath(runId: string): string {
  return `${runPath(runId)}/issues.csv`;
}

function runPath(runId: string): string {
  return `/api/puskesmas/imports/${encodeURIComponent(runId)}`;
}

/** The texts first: the server must know them before it meets the first file. */
function bodyOf({ puskesmas, desa, files }: ImportOrder): FormData {
  const body = new FormData();
  body.append('puskesmas', puskesmas);
  body.append('desa', desa);
  body.append('kinds', JSON.stringify(Object.fromEntries(files.map(({ file, kind }) => [file.name, kind]))));
  for (const { file } of files) body.append('file', file, file.name);
  return body;
}
