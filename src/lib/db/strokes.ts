import type { Collection } from 'dexie';
import type { DeviceDatabase, StoredSubject } from './database.ts';

/** Rows read in one go: on a modest phone their opening takes no longer than a finger notices. */
export const STROKE = 32;

/**
 * Reads the subjects of a range a few at a time, in its order; between them the screen answers. What is written meanwhile may be missing, and what is
 * taken away is left out: whoever listens to `changes` since before hears of it.
 */
export async function* readInStrokes(
  database: DeviceDatabase,
  range: Collection<StoredSubject, [string, string, string]>,
): AsyncGenerator<StoredSubject[]> {
  // Keys lie open: only the rows themselves cost.
  const keys = await range.primaryKeys();
  for (let at = 0; at < keys.length; at += STROKE) {
    const stored = await database.subjects.bulkGet(keys.slice(at, at + STROKE));
    yield stored.filter((one) => one !== undefined);
  }
}
