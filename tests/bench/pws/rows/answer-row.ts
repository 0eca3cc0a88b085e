import { Caller } from '../../../support/caller.ts';
import { percentile, type Figure } from '../../figure.ts';
import { PASSWORD } from '../filled-store.ts';
import type { AskedStore } from '../laid-kabupaten.ts';
import { withProcess } from '../with-process.ts';
import { addMonths } from '#lib/domain/dates.ts';

const ROUNDS = 12;

/** What one asks of the dashboards, and how long an answer may take. */
interface Question {
  readonly what: string;
  readonly budgetMs: number;
  readonly userName: string;
  /** Paths of one round. */
  readonly paths: (store: Pick<AskedStore, 'month'>) => string[];
}

const months = ({ month }: Pick<AskedStore, 'month'>) =>
  Array.from({ length: 12 }, (_, back) => addMonths(month, -back));

/** Of one Puskesmas: each of its months, and a year of an indicator. */
export const PUSKESMAS_QUESTIONS: readonly Question[] = [
  {
    what: 'Puskesmas dashboard, any of 12 months, p95 of the answer',
    budgetMs: 200,
    userName: 'kepala',
    paths: (store) => months(store).map((month) => `/api/pws?month=${month}`),
  },
  {
    what: 'Puskesmas, 12 months of an indicator, p95 of the answer',
    budgetMs: 200,
    userName: 'kepala',
    paths: ({ month }) => ['G01', 'V01', 'A01', 'L01'].map((code) => `/api/pws/trend?month=${month}&indicator=${code}`),
  },
  {
    what: 'Puskesmas, open problems by name, p95 of the answer',
    budgetMs: 1_000,
    userName: 'kepala',
    paths: () => ['/api/pws/problems'],
  },
];

/** Of the kabupaten, as its own people see it. */
export const KABUPATEN_QUESTIONS: readonly Question[] = [
  {
    what: 'kabupaten of 24 Puskesmas and 1,180 Posyandu, dashboard, any of 12 months, p95 of the answer',
    budgetMs: 500,
    userName: 'dinkes',
    paths: (store) => months(store).map((month) => `/api/pws?month=${month}`),
  },
  {
    what: 'kabupaten of 24 Puskesmas, 12 months of an indicator, p95 of the answer',
    budgetMs: 500,
    userName: 'dinkes',
    paths: ({ month }) => ['G01', 'V01', 'A01', 'L01'].map((code) => `/api/pws/trend?month=${month}&indicator=${code}`),
  },
];

/** Asks a server process, from the first answer on, and measures until the whole answer is read. */
export async function measureAnswers(
  store: Pick<AskedStore, 'databaseUrl' | 'month'>,
  questions: readonly Question[],
): Promise<Figure[]> {
  return await withProcess(store, async ({ address }) => {
    const figures: Figure[] = [];
    for (const { what, budgetMs, userName, paths } of questions) {
      const caller = new Caller({ address });
      await caller.post('/api/sign-in', { userName, password: PASSWORD });
      const samples: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const path of paths(store)) samples.push(await time(caller, path));
      }
      const p95 = percentile(samples, 0.95);
      const figure = `${p95.toFixed(0)} ms (median ${percentile(samples, 0.5).toFixed(0)} ms, slowest ${Math.max(...samples).toFixed(0)} ms)`;
      figures.push({ what, budget: `<= ${budgetMs} ms`, figure, met: p95 <= budgetMs });
    }
    return figures;
  });
}

async function time(caller: Caller, path: string): Promise<number> {
  const begun = performance.now();
  const { status } = await caller.get(path);
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return performance.now() - begun;
}
