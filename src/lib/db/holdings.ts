import { ok, type Result } from '#lib/domain/result.ts';
import type { Changes } from './changes.ts';
import type { DeviceDatabase, JournalEntry, Pairs, StoredHolding } from './database.ts';
import { guardStorage } from './guard.ts';
import type { StorageProblem } from './storage-problem.ts';

/** What noting needs. */
export interface HoldingParts {
  readonly database: DeviceDatabase;
  readonly changes: Changes;
}

/** What a device has shown to have on its disk. */
export interface Shown {
  readonly deviceId: string;
  readonly holdings: readonly Pick<StoredHolding, 'documentId' | 'clocks'>[];
  /** ms since epoch. */
  readonly at: number;
}

/**
 * Notes what another device has on its disk. What is known of it only grows: a device that loses its disk comes back under another id. A device is
 * told of here as often as it likes; only what is new is written.
 */
export async function noteHoldings(
  { database, changes }: HoldingParts,
  { deviceId, holdings, at }: Shown,
): Promise<Result<undefined, StorageProblem>> {
  const table = database.holdings;
  const noted = await guardStorage(() =>
    database.transaction('rw', table, async () => {
      const known = await table.bulkGet(holdings.map(({ documentId }) => [documentId, deviceId]));
      const grown = holdings.flatMap(({ documentId, clocks }, i): StoredHolding[] => {
        const before = known[i]?.clocks ?? [];
        const joined = joinClocks(before, clocks);
        return isSame(before, joined) ? [] : [{ documentId, deviceId, clocks: joined, notedAt: at }];
      });
      await table.bulkPut(grown);
      return ok(grown);
    }),
  );
  if (!noted.ok) return noted;
  for (const { documentId } of noted.value) changes.emit({ kind: 'holding', documentId });
  return ok(undefined);
}

/** Ids of own events that the server has not acknowledged and another device has on its disk. */
export async function listHeldElsewhere(
  database: Pick<DeviceDatabase, 'journal' | 'holdings'>,
  documentId?: string,
): Promise<string[]> {
  const waiting =
    documentId === undefined
      ? await database.journal.where({ state: 'saved' }).toArray()
      : await database.journal.where('[documentId+state]').equals([documentId, 'saved']).toArray();
  const held = new Map<string, StoredHolding[]>();
  for (const one of new Set(waiting.map((entry) => entry.documentId))) {
    held.set(one, await database.holdings.where({ documentId: one }).toArray());
  }
  return waiting.filter((entry) => isHeld(entry, held.get(entry.documentId) ?? [])).map(({ eventId }) => eventId);
}

function isHeld({ position }: JournalEntry, holdings: readonly StoredHolding[]): boolean {
  if (!position) return false;
  return holdings.some(({ clocks }) =>
    clocks.some(([client, clock]) => client === position.client && clock > position.clock),
  );
}

function joinClocks(one: Pairs<number>, other: Pairs<number>): Pairs<number> {
  const joined = new Map(one);
  for (const [client, clock] of other) joined.set(client, Math.max(clock, joined.get(client) ?? 0));
  return [...joined];
}

function isSame(before: Pairs<number>, joined: Pairs<number>): boolean {
  const known = new Map(before);
  return joined.length === before.length && joined.every(([client, clock]) => known.get(client) === clock);
}
