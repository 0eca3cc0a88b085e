import { PeopleIndex } from '#lib/app/people-index.ts';
import type { PersonTraits } from '#lib/domain/people/likeness.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import { readDataCsv } from '../support/csv.ts';
import { makeRow } from '../support/make-row.ts';
import { percentile, type Figure } from './figure.ts';

const PEOPLE = 5000;
/** How much slower a modest phone is than this machine; the same factor as the bench of the phone. */
const SLOWER = 6;
const BUDGET_MS = 100;

/** How long a cadre waits for the warning that somebody may be registered already. */
export async function measure(): Promise<Figure[]> {
  const people = makePeople();
  const register = new PeopleIndex();
  register.take(
    people.map((traits, i) =>
      makeRow({ documentId: 'register:P1', table: 'person', subject: String(i) }, { ...traits }),
    ),
  );
  const typed = people
    .filter((_, i) => i % 100 === 0)
    .map((one) => Object.assign({}, one, { name: `${one.name} Putra` }));
  // The first one folds every name; a cadre types the second letter while that is done.
  const firstMs = timed(() => register.findAlike(typed[0]!));
  const times = typed.map((traits) => bestOf(5, () => register.findAlike(traits)) * SLOWER);
  const worst = percentile(times, 0.95);
  return [
    {
      what: `who may be registered already, among ${PEOPLE.toLocaleString('en')} people, 95th percentile at 1/${SLOWER} of the speed`,
      budget: `<= ${BUDGET_MS} ms`,
      figure: `${worst.toFixed(0)} ms (the first ${(firstMs * SLOWER).toFixed(0)} ms)`,
      met: worst <= BUDGET_MS,
    },
  ];
}

/** The example desa, and as many namesakes of other years as are lacking. */
function makePeople(): (PersonTraits & { readonly name: string })[] {
  const rows = readDataCsv('desa-contoh/sasaran.csv');
  return Array.from({ length: PEOPLE }, (_, i) => {
    const row = rows[i % rows.length]!;
    const [day = '01', month = '01', year = '1990'] = (row['Tgl Lahir'] ?? '').split('/');
    const birthDate = `${Number(year) - Math.floor(i / rows.length)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return {
      name: row.Nama ?? '',
      ...(row['Nama Ibu'] ? { motherName: row['Nama Ibu'] } : {}),
      ...(isLocalDate(birthDate) ? { birthDate } : {}),
    };
  });
}

/** The quickest of some runs, in ms: what the work takes when nothing else runs on this machine. */
function bestOf(runs: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: runs }, () => timed(work)));
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
