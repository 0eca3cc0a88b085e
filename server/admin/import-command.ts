import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LocalDate } from '#lib/domain/dates.ts';
import { findPuskesmasName } from '../import/find-puskesmas-name.ts';
import type { ImportKind } from '../import/kinds.ts';
import { runImport, type ImportFile, type ImportOutcome } from '../import/run-import.ts';
import { readSheet } from '../import/sheet/read-sheet.ts';
import type { Puskesmas, Village } from '../units/port.ts';
import { formatTable, UsageError, type Answer } from './answer.ts';
import type { Say, Shell } from './shell.ts';

/** What `import KIND FILE...` was told. */
export interface ImportWanted {
  readonly kind: ImportKind;
  readonly paths: readonly string[];
  readonly puskesmas?: string | undefined;
  readonly desa?: string | undefined;
  readonly today: LocalDate;
}

/** `import sasaran|eppgbm|lingkar-kepala FILE...`: takes every row, or says of each what was refused or is asked. */
export async function importFiles(shell: Shell, wanted: ImportWanted, say: Say): Promise<Answer> {
  const files = await readFiles(wanted);
  const puskesmas = await findPuskesmas(shell, wanted, files);
  const village = wanted.kind === 'sasaran' ? await findVillage(shell, wanted, puskesmas) : undefined;
  const by = { id: 'shell', name: 'shell' };
  const done = await runImport({ puskesmas, village, files, today: wanted.today, by }, shell.imports, {
    onProgress: ({ file, done: rows, total }) => say(`${file}: ${rows} of ${total} rows`),
  });
  if (!done.ok) return { json: done.problem, text: problemText(done.problem.code), exitCode: 1 };
  await shell.projection.catchUp();
  const { puskesmasId } = puskesmas;
  const subject = `import:${done.value.runId}`;
  await shell.rooms.auth.audit.record({ actor: { kind: 'shell' }, action: 'import', subject, puskesmasId });
  const allRead = done.value.files.every(({ code }) => code === undefined);
  return { json: done.value, text: outcomeText(done.value), exitCode: allRead ? 0 : 1 };
}

async function readFiles({ kind, paths }: ImportWanted): Promise<ImportFile[]> {
  if (paths.length === 0) throw new UsageError(`Name at least one file: import ${kind} FILE...`);
  const names = paths.map((path) => basename(path));
  const isUnique = new Set(names).size === names.length;
  const files: ImportFile[] = [];
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) throw new UsageError(`There is no file ${path} that can be read.`);
    files.push({ file: isUnique ? basename(path) : path, bytes, kind });
  }
  return files;
}

/** The Puskesmas named, the only one there is, or the one that the files themselves name. */
async function findPuskesmas(shell: Shell, wanted: ImportWanted, files: readonly ImportFile[]): Promise<Puskesmas> {
  const { units } = shell.rooms;
  if (wanted.puskesmas !== undefined) return await units.ensurePuskesmas(wanted.puskesmas);
  const known = await units.listPuskesmas();
  if (known.length === 1) return known[0]!;
  const sheets = files.flatMap(({ file, bytes }) => {
    const sheet = readSheet(file, bytes);
    return sheet.ok ? [sheet.value] : [];
  });
  const named = findPuskesmasName(sheets);
  if (named === undefined) throw new UsageError('Say which Puskesmas: --puskesmas NAME');
  return await units.ensurePuskesmas(named);
}

async function findVillage(shell: Shell, wanted: ImportWanted, { puskesmasId }: Puskesmas): Promise<Village> {
  const { units } = shell.rooms;
  if (wanted.desa !== undefined) return await units.ensureVillage(puskesmasId, wanted.desa);
  const [only, ...others] = await units.listVillages(puskesmasId);
  if (!only || others.length > 0) throw new UsageError('Say of which desa the register is: --desa NAME');
  return only;
}

function problemText(code: 'import.busy' | 'import.noVillage'): string {
  return code === 'import.busy'
    ? 'Another import of this Puskesmas is at work. Nothing was stored; try again when it has finished.'
    : 'Say of which desa the register is: --desa NAME';
}

function outcomeText({ runId, newEvents, files, issues }: ImportOutcome): string {
  const head = ['file', 'rows', 'taken', 'tidied', 'questioned', 'refused', ''];
  const lines = files.map((file) => {
    const { rows, taken, tidied, questioned, refused, code, unknownHeadings } = file;
    const remark = code ?? (unknownHeadings.length > 0 ? `columns not taken: ${unknownHeadings.join(', ')}` : '');
    return [file.file, rows, taken, tidied, questioned, refused, remark];
  });
  const codes = Map.groupBy(issues, ({ code }) => code);
  const counted = [...codes].map(([code, group]) => [code, group[0]!.verdict, group.length]);
  return [
    formatTable([head, ...lines]),
    ...(counted.length > 0 ? ['', formatTable(counted)] : []),
    '',
    `Run ${runId}: ${newEvents} new events. Use --json for every row.`,
  ].join('\n');
}
