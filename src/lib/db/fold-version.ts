import type { DeviceDatabase } from './database.ts';

/** Raised when this version folds what an older one skipped; the subjects are then made anew from the documents. */
const FOLD_VERSION = 2;
const KEY = 'foldVersion';

/** True where the subjects were made by another version of the fold. */
export async function isFoldOlder(database: DeviceDatabase): Promise<boolean> {
  return (await database.settings.get(KEY))?.value !== FOLD_VERSION;
}

/** Writes down that the subjects are this version's. */
export async function noteFold(database: DeviceDatabase): Promise<void> {
  await database.settings.put({ key: KEY, value: FOLD_VERSION });
}
