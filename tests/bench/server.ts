import type { Figure } from './figure.ts';
import { measureCatchUp } from './server/rows/catch-up-row.ts';
import { measureColdOpen } from './server/rows/cold-open-row.ts';
import { measureKabupaten } from './server/rows/kabupaten-row.ts';
import { measureKills } from './server/rows/kill-row.ts';
import { measureLoad } from './server/rows/load-row.ts';
import { measureMemory } from './server/rows/memory-row.ts';
import { say } from './server/say.ts';

/** Which rows of the table to measure, and how often to kill. */
export interface ServerBenchOptions {
  /** Names of ROWS; all where left out. */
  readonly rows?: readonly string[] | undefined;
  /** Kills of each kind. */
  readonly runs?: number | undefined;
}

const RUNS = 10;

const ROWS: { readonly [name: string]: (runs: number) => Promise<Figure[]> } = {
  load: measureLoad,
  'catch-up': measureCatchUp,
  cold: measureColdOpen,
  kill: measureKills,
  kabupaten: measureKabupaten,
  memory: measureMemory,
};

/**
 * The sync server beside the ones people use, all driven by the same bare clients on one machine.
 * @throws on a row that there is not
 */
export async function measure({ rows = Object.keys(ROWS), runs = RUNS }: ServerBenchOptions = {}): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of rows) {
    const row = ROWS[name];
    if (!row) throw new Error(`No row "${name}". There are: ${Object.keys(ROWS).join(', ')}`);
    const begun = performance.now();
    figures.push(...(await row(runs)));
    say(`row ${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  return figures;
}
