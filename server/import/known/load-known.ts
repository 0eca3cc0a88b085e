import type { ImportPorts } from '../import-ports.ts';
import { KnownRegister } from './known-register.ts';

/** The registers of a Puskesmas as they stand now. */
export async function loadKnownRegister(puskesmasId: string, ports: ImportPorts): Promise<KnownRegister> {
  await ports.catchUp();
  const tables = ['person', 'personMerge', 'pregnancy'] as const;
  const rows = await Promise.all(tables.map((table) => ports.rows.listRows(puskesmasId, table)));
  return new KnownRegister(rows.flat());
}
