import type { Kysely } from 'kysely';
import { foldSubject } from '#lib/events/fold.ts';
import { nameOfKey, type ReadEntry } from '../log/port.ts';
import { noteReceived } from './data-through.ts';
import { decodeEntries } from './decode-entries.ts';
import { keepEvents, storeAside } from './event-store.ts';
import type { HotTables } from './hot-tables.ts';
import { storeRows, type StoredRow } from './row-store.ts';
import type { SubjectCache } from './subject-cache.ts';
import type { ProjectionTables } from './tables.ts';
import { noteTouched } from './touched.ts';

/** Takes log entries into the tables: events kept, their subjects folded anew, what they bear on noted, to be counted anew. */
export async function applyEntries(
  db: Kysely<ProjectionTables>,
  { hot, cache }: { readonly hot: HotTables; readonly cache: SubjectCache },
  entries: readonly ReadEntry[],
): Promise<void> {
  const { usable, aside } = decodeEntries(entries);
  await storeAside(db, aside);
  const subjects = await keepEvents(hot, cache, usable);
  const rows = subjects.flatMap((subject): StoredRow[] => {
    const row = foldSubject(subject.documentId, subject, subject.events);
    return row ? [{ ...row, puskesmasId: subject.puskesmasId }] : [];
  });
  await storeRows(hot, rows);
  const documents = new Set(rows.map(nameOfKey));
  await noteReceived(
    db,
    entries.filter((entry) => documents.has(nameOfKey(entry))),
  );
  for (const [puskesmasId, touched] of Map.groupBy(rows, (row) => row.puskesmasId)) {
    await noteTouched(db, puskesmasId, touched);
  }
}
