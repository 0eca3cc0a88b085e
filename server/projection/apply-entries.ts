import type { Kysely } from 'kysely';
import { foldSubject } from '#lib/events/fold.ts';
import type { ReadEntry } from '../log/port.ts';
import { decodeEntries, type UsableEvent } from './decode-entries.ts';
import { loadSubjects, storeAside, storeEvents, type SubjectKey } from './event-store.ts';
import type { HotTables } from './hot-tables.ts';
import { storeRows, type StoredRow } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';
import { noteTouched } from './touched.ts';

/** Takes log entries into the tables: events kept, their subjects folded anew, what they bear on noted, to be counted anew. */
export async function applyEntries(
  db: Kysely<ProjectionTables>,
  hot: HotTables,
  entries: readonly ReadEntry[],
): Promise<void> {
  const { usable, aside } = decodeEntries(entries);
  await storeAside(db, aside);
  await storeEvents(hot, usable);
  const subjects = await loadSubjects(hot, subjectsOf(usable));
  const rows = subjects.flatMap((subject): StoredRow[] => {
    const row = foldSubject(subject.documentId, subject, subject.events);
    return row ? [{ ...row, puskesmasId: subject.puskesmasId }] : [];
  });
  await storeRows(hot, rows);
  for (const [puskesmasId, touched] of Map.groupBy(rows, (row) => row.puskesmasId)) {
    await noteTouched(db, puskesmasId, touched);
  }
}

function subjectsOf(events: readonly UsableEvent[]): SubjectKey[] {
  const keys = new Map<string, SubjectKey>();
  for (const { puskesmasId, documentId, table, subject } of events) {
    keys.set(`${documentId} ${table} ${subject}`, { puskesmasId, documentId, table, subject });
  }
  return [...keys.values()];
}
