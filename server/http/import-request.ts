import * as v from 'valibot';
import { isLocalDate } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import type { ImportPorts } from '../import/import-ports.ts';
import { findKind, type ImportKind } from '../import/kinds.ts';
import type { ImportRequest } from '../import/run-import.ts';
import type { ImportRuns } from '../import/runs/import-runs.ts';
import { localDateOf } from '../import/today.ts';
import type { Puskesmas, Village } from '../units/port.ts';
import { listPuskesmasIn } from './scope-units.ts';
import type { Upload } from './upload.ts';

/** What the routes on files need. */
export interface ImportRoutePorts {
  readonly auth: Auth;
  readonly imports: ImportPorts & { readonly runs: ImportRuns };
}

/** Why an upload cannot be taken in as it is. */
export type UploadProblem = { readonly code: 'import.noFiles' } | { readonly code: 'unit.unknown' };

const kindsInput = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/**
 * Reads what an upload asks for. Who answers for one Puskesmas imports into that one; only who stands above them all makes a new one.
 */
export async function readImportRequest(
  { files, texts }: Upload,
  actor: StaffActor,
  { auth, imports }: ImportRoutePorts,
): Promise<Result<ImportRequest, UploadProblem>> {
  if (files.length === 0) return err({ code: 'import.noFiles' });
  const puskesmas = await findPuskesmas(texts.get('puskesmas') ?? '', actor, imports);
  if (!puskesmas) return err({ code: 'unit.unknown' });
  const village = await findVillage(texts.get('desa') ?? '', puskesmas, imports);
  const today = texts.get('today') ?? '';
  const kinds = readKinds(texts.get('kinds'));
  const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
  return ok({
    puskesmas,
    village,
    files: files.map(({ file, bytes }) => ({ file, bytes, kind: kinds.get(file) })),
    today: isLocalDate(today) ? today : localDateOf(imports.now()),
    by: { id: actor.accountId, name: account?.displayName ?? '' },
  });
}

async function findPuskesmas(
  name: string,
  actor: StaffActor,
  { units }: ImportRoutePorts['imports'],
): Promise<Puskesmas | undefined> {
  const own = await listPuskesmasIn(actor.scope, units);
  const named = own.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (named) return named;
  if (name === '') return own.length === 1 ? own[0] : undefined;
  return actor.scope.kind === 'all' ? await units.ensurePuskesmas(name) : undefined;
}

/** A register without a desa is refused later, where it is known to be one. */
async function findVillage(
  name: string,
  { puskesmasId }: Puskesmas,
  { units }: ImportRoutePorts['imports'],
): Promise<Village | undefined> {
  if (name !== '') return await units.ensureVillage(puskesmasId, name);
  const villages = await units.listVillages(puskesmasId);
  return villages.length === 1 ? villages[0] : undefined;
}

function readKinds(text: string | undefined): Map<string, ImportKind> {
  const parsed = v.safeParse(kindsInput, text);
  if (!parsed.success) return new Map();
  return new Map(
    Object.entries(parsed.output).flatMap(([file, name]) => {
      const kind = findKind(name);
      return kind ? [[file, kind]] : [];
    }),
  );
}
