import type { LogPort } from '../log/port.ts';
import type { Projection } from '../projection/projection.ts';
import { formatTable, type Answer } from './answer.ts';
import type { Say, Shell } from './shell.ts';
import { describeFault } from './store-fault.ts';
import { verifyStore } from './verify-store.ts';

/** What a rebuild works with. */
interface Rebuilt {
  readonly projection: Pick<Projection, 'rebuild' | 'onChanged' | 'seenSeq'>;
  readonly rooms: { readonly now: () => number; readonly log: Pick<LogPort, 'lastSeq'> };
}

/** How often a long piece of work says how far it is. */
const SAY_EVERY_MS = 5_000;

/** `rebuild`: makes the projection anew from the log. Broken off, it loses nothing: the server goes on where it stood. */
export async function rebuild(shell: Shell, say: Say): Promise<Answer> {
  await rebuildTelling(shell, say);
  const seq = await shell.rooms.log.lastSeq();
  return { json: { rebuiltTo: seq }, text: `The projection stands at entry ${seq} of the log.`, exitCode: 0 };
}

/** Makes the projection anew and says every few seconds where it stands. */
export async function rebuildTelling({ projection, rooms }: Rebuilt, say: Say): Promise<void> {
  const last = await rooms.log.lastSeq();
  let saidAt = rooms.now();
  const stop = projection.onChanged(() => {
    if (rooms.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = rooms.now();
    const { seenSeq } = projection;
    say(seenSeq < last ? `entry ${seenSeq} of ${last}` : 'all entries are read; the numbers are counted');
  });
  try {
    await projection.rebuild();
  } finally {
    stop();
  }
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
