import type { DocumentKey, LogPort } from '../log/port.ts';
import { covers, type Clocks } from './clocks.ts';
import { cutDown } from './missing-part.ts';
import type { RecentUpdates } from './recent-updates.ts';

/** The document that is asked for. */
export interface Asked {
  readonly key: DocumentKey;
  /** Clocks of the document with what waits for the disk, as they stand at any moment. */
  readonly clocks: Clocks;
  readonly recent: RecentUpdates;
  readonly log: LogPort;
  /** The document has been found to be stored in so many updates. */
  readonly onRowsRead: (key: DocumentKey, rows: number) => void;
}

/** What a client has, and its state vector as it came. */
export interface Asker {
  readonly clocks: Clocks;
  readonly stateVector: Uint8Array;
}

const NO_CLOCKS: Clocks = new Map();

/**
 * Hands out what a client lacks, as updates in order, with what still waits for the disk. `deliver` is called at the very moment
 * that the answer speaks of, so that what comes later can follow it without a hole.
 */
export async function answer(
  { key, clocks, recent, log, onRowsRead }: Asked,
  asker: Asker,
  deliver: (updates: Uint8Array[]) => void,
): Promise<void> {
  for (;;) {
    if (covers(asker.clocks, clocks)) return deliver([]);
    const kept = recent.missing(asker.clocks, asker.stateVector);
    if (kept) return deliver(kept);
    const stored = await log.readUpdates(key);
    onRowsRead(key, stored.length);
    const later = recent.after(stored.at(-1)?.seq ?? 0);
    // Undefined where so much has come during the read that some is in neither: read again.
    if (later) return deliver(cutDown([...stored, ...later], NO_CLOCKS, asker.clocks, asker.stateVector));
  }
}
