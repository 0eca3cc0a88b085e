import type { App } from '../app.svelte.ts';
import type { SessionDay } from '../session-day.svelte.ts';
import { DayResults, FOLLOWED_TABLES } from './day-results.svelte.ts';

type ResultsApp = Pick<App, 'openRecords' | 'sessionDay' | 'register' | 'signIn'>;

interface Opened {
  readonly day: SessionDay;
  readonly results: Promise<DayResults | undefined>;
}

const opened = new WeakMap<ResultsApp, Opened>();

/**
 * The results of today's session, opened once and shared by its pages; those of another day or Posyandu are closed.
 * @returns undefined before the device is enrolled
 */
export async function resultsOfToday(app: ResultsApp): Promise<DayResults | undefined> {
  const { sessionDay: day } = app;
  const known = opened.get(app);
  if (known?.day === day) return await known?.results;
  if (!day) return undefined;
  const results = openResults(app, day);
  opened.set(app, { day, results });
  void known?.results.then(async (old) => await old?.close());
  return await results;
}

async function openResults(app: ResultsApp, day: SessionDay): Promise<DayResults | undefined> {
  const records = await app.openRecords(FOLLOWED_TABLES);
  const { register } = app;
  if (records && register) return new DayResults({ day, register, records, reader: () => app.signIn.current });
  await records?.close();
  return undefined;
}
