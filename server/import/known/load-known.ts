import type { ImportPorts } from '../import-ports.ts';
import { IMPORT_DEVICE } from '../planned-events.ts';
import { KnownRegister } from './known-register.ts';

/** The registers of a Puskesmas as they stand now. */
export async function loadKnownRegister(puskesmasId: string, ports: ImportPorts): Promise<KnownRegister> {
  await ports.catchUp();
  const tables = ['person', 'personMerge', 'pregnancy'] as const;
  const rows = await Promise.all(tables.map((table) => ports.rows.listRows(puskesmasId, table)));
  const statements = await ports.rows.listStatements(puskesmasId, 'person', IMPORT_DEVICE);
  return new KnownRegister(rows.flat(), statements);
}
