import * as v from 'valibot';
import type { Settings } from '#lib/db/settings.ts';
import type { StorageFinding } from '../storage-check.ts';

const KEY = 'setAside';

const setAside = v.object({
  /** Rows of the disk that did not open any more. */
  rows: v.number(),
  /** Own entries among them that were never sent and stand nowhere any more. */
  lost: v.number(),
});
/** What a person is told of a disk on which bytes had changed. */
export type SetAside = v.InferOutput<typeof setAside>;

/** Keeps what was found until somebody has read it. */
export async function keepSetAside(
  settings: Settings,
  { setAside: rows, lost }: Pick<StorageFinding, 'setAside' | 'lost'>,
): Promise<void> {
  if (rows > 0) await settings.save(KEY, { rows, lost } satisfies SetAside);
}

/** What nobody has read yet. */
export async function loadSetAside(settings: Settings): Promise<SetAside | undefined> {
  const stored = v.safeParse(setAside, await settings.load(KEY));
  return stored.success ? stored.output : undefined;
}

/** Somebody has read it. */
export async function forgetSetAside(settings: Settings): Promise<void> {
  await settings.save(KEY, undefined);
}
