import { randomBytes } from 'node:crypto';
import { parsePersonId, type PersonId } from '#lib/domain/ids.ts';
import { newId } from '../auth/random.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ImportTables } from './runs/import-tables.ts';
import { ImportRuns } from './runs/import-runs.ts';
import type { Database } from '../log/database.ts';

/** Everything a run needs, on a store: the server and the admin's shell import through the same. */
export function openImports(
  parts: Pick<ImportPorts, 'units' | 'rows' | 'catchUp' | 'append' | 'now'> & { readonly database: Database },
): ImportPorts & { readonly runs: ImportRuns } {
  const { database, ...ports } = parts;
  return {
    ...ports,
    newId: (prefix) => newId(randomBytes, prefix),
    newPersonId: () => personId(newId(randomBytes, 'ps')),
    runs: new ImportRuns(database.kysely.$extendTables<ImportTables>(), parts.now),
  };
}

function personId(text: string): PersonId {
  const id = parsePersonId(text);
  if (!id.ok) throw new Error(id.problem.code);
  return id.value;
}
