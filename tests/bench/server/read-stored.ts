import { ClockTable } from './clock-table.ts';
import { connectAll, type Crowd, type Target } from './load.ts';
import { waitUntil } from './wait-until.ts';

/** A server may say that it has given all before it has (y-websocket on LevelDB): so long nothing more must have come. */
const QUIET_MS = 500;
const LONGEST_MS = 20_000;

/** What a server gives of each client's events to somebody new, one in each room, who has nothing. */
export async function readStored(
  target: Target,
  { rooms, clientsPerRoom }: Crowd,
  firstClient: number,
): Promise<ClockTable> {
  const stored = new ClockTable(firstClient, rooms * clientsPerRoom);
  let [synced, lastAt] = [0, performance.now()];
  const readers = await connectAll(target, { rooms, clientsPerRoom: 1 }, firstClient + rooms * clientsPerRoom, () => ({
    onUpdate: (client, clock) => {
      stored.reach(client, clock + 1);
      lastAt = performance.now();
    },
    onSynced: () => {
      synced += 1;
      lastAt = performance.now();
    },
  }));
  const isQuiet = () => synced >= rooms && performance.now() - lastAt > QUIET_MS;
  const isDone = await waitUntil(isQuiet, LONGEST_MS);
  for (const reader of readers) reader.close();
  if (!isDone) throw new Error(`${target.name}: ${synced} of ${rooms} rooms answered`);
  return stored;
}
