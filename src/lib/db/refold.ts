import { listTuples } from '#lib/doc/carried-tuples.ts';
import type { DeviceDatabase } from './database.ts';
import type { DocumentStore } from './document-store.ts';
import { isFoldOlder, noteFold } from './fold-version.ts';
import { addToSubjects } from './subjects.ts';

/** Makes the subjects anew from the documents' bytes where an older version made them: that one may have skipped events that this one knows (E6). */
export async function refoldIfOlder(database: DeviceDatabase, store: Pick<DocumentStore, 'load'>): Promise<void> {
  if (!(await isFoldOlder(database))) return;
  const { documents, updates, subjects, mentions, aside, settings } = database;
  await database.transaction('rw', [documents, updates, subjects, mentions, aside, settings], async () => {
    await subjects.clear();
    await mentions.clear();
    await aside.clear();
    for (const { documentId, arrays } of await documents.toArray()) {
      const bytes = await store.load(documentId);
      if (bytes) await addToSubjects(database, documentId, listTuples(bytes, new Map(arrays)));
    }
    await noteFold(database);
  });
}
