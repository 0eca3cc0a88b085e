import { formatTable, type Answer } from './answer.ts';
import type { Say, Shell } from './shell.ts';
import { describeFault } from './store-fault.ts';
import { verifyStore } from './verify-store.ts';

/** `rebuild`: makes the projection anew from the log. */
export async function rebuild(shell: Shell): Promise<Answer> {
  await shell.projection.rebuild();
  const seq = await shell.rooms.log.lastSeq();
  return { json: { rebuiltTo: seq }, text: `The projection stands at entry ${seq} of the log.`, exitCode: 0 };
}

/** `verify`: reads the whole log again and holds heads and projection against it. */
export async function verify(shell: Shell, say: Say): Promise<Answer> {
  const { rooms, projection, projectionTables: tables } = shell;
  const found = await verifyStore({ database: rooms.database, log: rooms.log, projection, tables, say });
  const { documents, entries, events, aside, faults } = found;
  const text = [
    `${documents} documents, ${entries} entries, ${events} events, ${aside} put aside, ${faults.length} faults`,
    ...faults.map(describeFault),
  ].join('\n');
  return { json: found, text, exitCode: faults.length === 0 ? 0 : 1 };
}

/** `units`: every Puskesmas, desa and Posyandu with its id. */
export async function listUnits(shell: Shell): Promise<Answer> {
  const { units } = shell.rooms;
  const rows: { level: string; id: string; name: string; parent: string }[] = [];
  for (const { puskesmasId, name } of await units.listPuskesmas()) {
    rows.push({ level: 'puskesmas', id: puskesmasId, name, parent: '' });
    const posyandu = await units.listPosyandu(puskesmasId);
    for (const village of await units.listVillages(puskesmasId)) {
      rows.push({ level: 'desa', id: village.villageId, name: village.name, parent: puskesmasId });
      for (const unit of posyandu.filter(({ villageId }) => villageId === village.villageId)) {
        rows.push({ level: 'posyandu', id: unit.posyanduId, name: unit.name, parent: village.villageId });
      }
    }
  }
  const table = rows.map(({ level, id, name }) => [level, id, name]);
  return { json: rows, text: formatTable([['level', 'id', 'name'], ...table]), exitCode: 0 };
}
