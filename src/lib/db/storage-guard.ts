/** What the browser says of the room and the safety it gives; the part of `navigator.storage` that is used. */
export type StorageManagerPort = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

/** How safe the data are here. */
export interface StorageSafety {
  /** The browser promised not to clear the data by itself. */
  readonly persisted: boolean;
  /** Share of the allowed storage in use, 0 to 1; undefined where the browser does not say. */
  readonly used: number | undefined;
}

/** From this share on a person should make room. @source design default */
export const NEARLY_FULL = 0.9;

/** Reads how safe the data are; a browser without the interface promises nothing. */
export async function readStorageSafety(storage: StorageManagerPort | undefined): Promise<StorageSafety> {
  if (!storage) return { persisted: false, used: undefined };
  const [persisted, { usage, quota }] = await Promise.all([storage.persisted(), storage.estimate()]);
  return { persisted, used: usage !== undefined && quota ? usage / quota : undefined };
}
