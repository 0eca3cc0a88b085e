import { readdirSync, readFileSync } from 'node:fs';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import type { Village } from '#server/units/port.ts';
import { openShell, type Shell } from '#server/admin/shell.ts';
import { runImport, type ImportFile, type ImportOutcome } from '#server/import/run-import.ts';
import { makeTempFolder } from './temp-folder.ts';

const FOLDER = new URL('data/desa-contoh/', import.meta.url);

/** The day that the register of the example desa speaks of. */
export const EXAMPLE_DAY: LocalDate = dayOf('2026-07-31');

/** A store with nothing in it but the example desa's Puskesmas and desa. */
export interface ExampleDesa extends AsyncDisposable {
  readonly shell: Shell;
  readonly puskesmasId: string;
  readonly village: Village;
  /** Imports files: those of the example desa by name, or others as they are; a register is of `village`. */
  take(...files: readonly (string | ImportFile)[]): Promise<ImportOutcome>;
  takeFor(village: Village, ...files: readonly (string | ImportFile)[]): Promise<ImportOutcome>;
}

/**
 * Opens an empty store: `await using desa = await openExampleDesa()`.
 * @param databaseUrl of an empty database; a temporary SQLite file where left out
 */
export async function openExampleDesa(databaseUrl?: string): Promise<ExampleDesa> {
  const folder = await makeTempFolder();
  const shell = await openShell(databaseUrl ?? `file:${folder.path}/posyandu.db`, Date.now, () => undefined);
  const puskesmas = await shell.rooms.units.ensurePuskesmas('Sumberjati');
  const village = await shell.rooms.units.ensureVillage(puskesmas.puskesmasId, 'Wonokerto Lor');
  const takeFor: ExampleDesa['takeFor'] = async (of, ...names) => {
    const files = names.map((one) => (typeof one === 'string' ? exampleFile(one) : one));
    const request = { puskesmas, village: of, files, today: EXAMPLE_DAY, by: { id: 'shell', name: 'shell' } };
    const done = await runImport(request, shell.imports);
    if (!done.ok) throw new Error(done.problem.code);
    await shell.projection.catchUp();
    return done.value;
  };
  return {
    shell,
    puskesmasId: puskesmas.puskesmasId,
    village,
    takeFor,
    take: (...files) => takeFor(village, ...files),
    async [Symbol.asyncDispose]() {
      await shell[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Names of the e-PPGBM files of the example desa, the history among them. */
export function exampleExports(): string[] {
  return readdirSync(FOLDER).filter((name) => name.startsWith('eppgbm-'));
}

/** A file of the example desa as it would be handed in. */
export function exampleFile(file: string): ImportFile {
  return { file, bytes: readFileSync(new URL(file, FOLDER)) };
}

/** Every event of a store, with the document it lies in. */
export async function readAllEvents({ rooms }: Shell): Promise<{ documentId: string; event: PosyanduEvent }[]> {
  const entries = await rooms.log.readAfter(0, Number.MAX_SAFE_INTEGER);
  return entries.flatMap(({ documentId, tuples }) =>
    tuples.flatMap(({ raw, device }) => {
      const event = parseTuple(raw, device);
      return event.ok ? [{ documentId, event: event.value }] : [];
    }),
  );
}

function dayOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no day: ${text}`);
  return text;
}
