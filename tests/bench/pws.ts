import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { KABUPATEN, ONE_PUSKESMAS, type Extent } from '#server/demo/kabupaten/layout.ts';
import type { Figure } from './figure.ts';
import { fillFolder, fillStore, type FilledStore } from './pws/filled-store.ts';
import { layKabupaten } from './pws/laid-kabupaten.ts';
import { KABUPATEN_QUESTIONS, measureAnswers, PUSKESMAS_QUESTIONS } from './pws/rows/answer-row.ts';
import { measureLive } from './pws/rows/live-row.ts';
import { measurePaint } from './pws/rows/paint-row.ts';

/** Rows on one Puskesmas; they share its store. */
const ROWS: { readonly [name: string]: (store: FilledStore) => Promise<Figure[]> } = {
  answer: (store) => measureAnswers(store, PUSKESMAS_QUESTIONS),
  wide: async (store) => {
    await using kabupaten = await layKabupaten(store);
    return await measureAnswers(kabupaten, KABUPATEN_QUESTIONS);
  },
  paint: measurePaint,
  live: measureLive,
};

/**
 * Where `--rows kabupaten` counts 900,000 people. It takes half an hour once and some gigabytes; a run that was stopped goes on where it stood,
 * and the next one finds it done.
 */
const KABUPATEN_FOLDER = fileURLToPath(new URL('../../node_modules/.cache/posyandu-bench/kabupaten', import.meta.url));

/** Dashboards at the size of a Puskesmas and of a kabupaten; `--rows kabupaten` counts all of its people. @throws on a row that there is not */
export async function measure({
  rows = Object.keys(ROWS),
}: { readonly rows?: readonly string[] | undefined } = {}): Promise<Figure[]> {
  const figures: Figure[] = [];
  const small = rows.filter((name) => name !== 'kabupaten');
  const unknown = small.find((name) => !Object.hasOwn(ROWS, name));
  if (unknown) throw new Error(`No row "${unknown}". There are: ${Object.keys(ROWS).join(', ')}, kabupaten`);
  if (small.length > 0) {
    await using store = await fillStore(ONE_PUSKESMAS);
    figures.push(...rebuildFigures(store, ONE_PUSKESMAS));
    for (const name of small) figures.push(...((await ROWS[name]?.(store)) ?? []));
  }
  if (rows.includes('kabupaten')) {
    await mkdir(KABUPATEN_FOLDER, { recursive: true });
    await using store = await fillFolder(KABUPATEN_FOLDER, KABUPATEN);
    figures.push(...rebuildFigures(store, KABUPATEN));
    figures.push(...(await measureAnswers(store, KABUPATEN_QUESTIONS)));
  }
  return figures;
}

function rebuildFigures({ events, people, fillSeconds, rebuildSeconds }: FilledStore, extent: Extent): Figure[] {
  const size = `${extent.posyandu} Posyandu, ${people} people, 12 months`;
  return [
    { what: `filling the log: ${size}`, budget: '-', figure: `${events} events in ${fillSeconds.toFixed(0)} s` },
    {
      what: `rebuild of the projection, all months counted: ${size}`,
      budget: '-',
      figure: `${rebuildSeconds.toFixed(0)} s, ${(events / rebuildSeconds).toFixed(0)} events/s`,
    },
  ];
}
