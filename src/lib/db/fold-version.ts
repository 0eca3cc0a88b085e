import type { DeviceDatabase } from './database.ts';

/**
 * Raised when this version folds what an older one skipped, or keeps more beside (3: who is mentioned); the subjects are then made anew from the documents,
 * also after an older app was here in between, since it writes down its own number.
 */
const FOLD_VERSION = 3;
const KEY = 'foldVersion';

/** True where there are subjects that another version of the fold has made. A new device has none: what comes is this version's. */
export async function isFoldOlder(database: DeviceDatabase): Promise<boolean> {
  if ((await database.settings.get(KEY))?.value === FOLD_VERSION) return false;
  if ((await database.documents.count()) > 0) return true;
  await noteFold(database);
  return false;
}

/** Writes down that the subjects are this version's. */
export async function noteFold(database: DeviceDatabase): Promise<void> {
  await database.settings.put({ key: KEY, value: FOLD_VERSION });
}
