import { Dexie } from 'dexie';
import type { DeviceDatabase, StoredSubject } from './database.ts';

/** Rows read in one go: on a modest phone their opening takes no longer than a finger notices. */
export const STROKE = 32;

/** Where subjects lie side by side: those of a table of one document, or those of a table of every document. */
export type SubjectRange =
  | { readonly index: '[documentId+table+subject]'; readonly of: readonly [documentId: string, table: string] }
  | { readonly index: '[table+subject]'; readonly of: readonly [table: string] };

/**
 * Reads the subjects of a range a few at a time, in the order of their subjects; between them the screen answers. All rows of one subject come together.
 * What is written meanwhile may be missing: whoever listens to `changes` since before hears of it. A stroke is one question to the disk: asking for each
 * row by itself costs as much as opening it, and a cursor many times that.
 */
export async function* readInStrokes(
  database: DeviceDatabase,
  { index, of }: SubjectRange,
): AsyncGenerator<StoredSubject[]> {
  let from: unknown = Dexie.minKey;
  let size = STROKE;
  for (;;) {
    const range = database.subjects.where(index).between([...of, from], [...of, Dexie.maxKey]);
    const stored = await range.limit(size).toArray();
    const last = stored.at(-1)?.subject;
    if (last === undefined) return;
    if (stored.length < size) {
      yield stored;
      return;
    }
    // More rows of the last subject may follow: it begins the next stroke.
    const whole = stored.filter(({ subject }) => subject !== last);
    if (whole.length > 0) yield whole;
    size = whole.length > 0 ? STROKE : size * 2;
    from = last;
  }
}
