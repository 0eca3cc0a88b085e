import { KABUPATEN, ONE_PUSKESMAS, type Extent } from '#server/demo/kabupaten/layout.ts';
import type { Figure } from './figure.ts';
import { fillStore, type FilledStore } from './pws/filled-store.ts';
import { KABUPATEN_QUESTIONS, measureAnswers, PUSKESMAS_QUESTIONS } from './pws/rows/answer-row.ts';
import { measureLive } from './pws/rows/live-row.ts';
import { measurePaint } from './pws/rows/paint-row.ts';

/** Rows on one Puskesmas; they share its store. `kabupaten` has one of its own and takes many minutes, so it is asked for by name. */
const ROWS: { readonly [name: string]: (store: FilledStore) => Promise<Figure[]> } = {
  answer: (store) => measureAnswers(store, PUSKESMAS_QUESTIONS),
  paint: measurePaint,
  live: measureLive,
};

/** Dashboards at the size of a Puskesmas, and with `--rows kabupaten` at that of a kabupaten. @throws on a row that there is not */
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
    await using store = await fillStore(KABUPATEN);
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
