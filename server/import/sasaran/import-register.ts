import type { LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Village } from '../../units/port.ts';
import type { ImportPorts } from '../import-ports.ts';
import type { PlannedFile } from '../planned-file.ts';
import { loadKnownRegister } from '../known/load-known.ts';
import { posyanduKey } from '../known/posyandu-key.ts';
import type { Sheet, SheetProblem } from '../sheet/cell.ts';
import { readTable } from '../sheet/table.ts';
import { SASARAN_COLUMNS, SASARAN_IDENTITY } from './columns.ts';
import { planRegister } from './plan-register.ts';
import { readRegister } from './read-register.ts';

/** Reads a register of a desa, makes the Posyandu that are missing, and plans what is new. */
export async function planRegisterFile(
  sheet: Sheet,
  { village, today }: { village: Village; today: LocalDate },
  ports: ImportPorts,
): Promise<Result<PlannedFile, SheetProblem>> {
  const table = readTable(sheet, SASARAN_COLUMNS, SASARAN_IDENTITY);
  if (!table.ok) return table;
  const ids = new Map<string, string>();
  for (const { posyanduId, villageId, name } of await ports.units.listPosyandu(village.puskesmasId)) {
    if (villageId === village.villageId) ids.set(posyanduKey(name), posyanduId);
  }
  const register = readRegister(table.value, today, new Set(ids.keys()));
  for (const { key, name, hamlet } of register.posyandu) {
    if (!ids.has(key)) ids.set(key, (await ports.units.ensurePosyandu(village.villageId, name, hamlet)).posyanduId);
  }
  const plan = planRegister(register.entries, {
    today,
    known: await loadKnownRegister(village.puskesmasId, ports),
    posyanduIdOf: (key) => ids.get(key) ?? missingPosyandu(key),
    newPersonId: ports.newPersonId,
    newMergeId: () => ports.newId('mg'),
    newPregnancyId: () => ports.newId('pr'),
  });
  const { file, rows, others, unknownHeadings } = table.value;
  return {
    ok: true,
    value: {
      documents: plan.documents,
      issues: [...register.issues, ...plan.issues],
      files: [{ file, rowCount: rows.length + others.length, unknownHeadings }],
    },
  };
}

function missingPosyandu(key: string): never {
  throw new Error(`Posyandu ${key} was not made`);
}
