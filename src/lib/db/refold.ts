import { listTuples } from '#lib/doc/carried-tuples.ts';
import type { DeviceDatabase } from './database.ts';
import type { DocumentStore } from './document-store.ts';
import { addToSubjects, FOLD_VERSION } from './subjects.ts';

const KEY = 'foldVersion';

/**
 * Makes the subjects anew from the documents' bytes where an older version made them: that one may have skipped events that this one knows (E6).
 * @returns true where there was something to do
 */
export async function refoldIfOlder(database: DeviceDatabase, store: DocumentStore): Promise<boolean> {
  const made = (await database.settings.get(KEY))?.value;
  if (made === FOLD_VERSION) return false;
  const { documents, updates, subjects, aside, settings } = database;
  await database.transaction('rw', [documents, updates, subjects, aside, settings], async () => {
    await subjects.clear();
    await aside.clear();
    for (const { documentId, arrays } of await documents.toArray()) {
      const bytes = await store.load(documentId);
      if (bytes) await addToSubjects(database, documentId, listTuples(bytes, new Map(arrays)));
    }
    await settings.put({ key: KEY, value: FOLD_VERSION });
  });
  return made !== undefined;
}
