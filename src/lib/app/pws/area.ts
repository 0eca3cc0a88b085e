import type { LocalMonth } from '#lib/domain/dates.ts';
import { COUNTED_TABLES } from '#lib/events/subjects/each-subject.ts';
import { isNakes } from '../care/care-ports.ts';
import type { App } from '../app.svelte.ts';
import { areaFigures, type AreaFigure } from './area-figures.ts';
import { countArea } from './count-area.ts';

/**
 * The figures of the Posyandu that the device works for, from all that it holds; without any network.
 * @param isStopped true once nobody waits for them any more
 * @returns undefined before the device is enrolled, or when stopped
 */
export async function readArea(
  app: App,
  month: LocalMonth,
  isStopped: () => boolean,
): Promise<readonly AreaFigure[] | undefined> {
  const posyanduId = app.device.posyandu?.posyanduId;
  const records = await app.openRecords(COUNTED_TABLES);
  if (!records || posyanduId === undefined) return undefined;
  try {
    const rows = COUNTED_TABLES.flatMap((table) => records.rows(table));
    const slices = { now: () => performance.now(), rest: nextTask, isStopped };
    const count = await countArea(rows, posyanduId, month, slices);
    return count && areaFigures(count, isNakes(app.signIn.current?.role));
  } finally {
    await records.close();
  }
}

/** Lets touches and painting go first. */
function nextTask(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve);
  return promise;
}
