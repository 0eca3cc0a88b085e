import { startPostgres } from '../../../support/postgres.ts';
import type { Figure } from '../../figure.ts';
import { withServer, type Candidate } from '../candidate.ts';
import { runLoad, type LoadResult } from '../load.ts';
import { OURS, oursOnPostgres } from '../own-candidates.ts';
import { say } from '../say.ts';

const CROWD = { rooms: 1_180, clientsPerRoom: 5 };
const BUDGET_MS = 100;

/** A whole kabupaten on its day: every Posyandu with five tablets, each with an event every five seconds. */
export async function measureKabupaten(): Promise<Figure[]> {
  await using postgres = await startPostgres({ isDurable: true });
  const alone = await run(OURS);
  const two = await run(oursOnPostgres(postgres, 2));
  return [
    {
      what: 'kabupaten: 1,180 rooms x 5 tablets, an event every 5 s each, one process, edit p95',
      budget: `< ${BUDGET_MS} ms`,
      figure: textOf(alone),
      met: alone.editP95 < BUDGET_MS && alone.deliveredShare > 0.999,
    },
    {
      what: 'the same on two processes with PostgreSQL, rooms spread over both',
      budget: '-',
      figure: textOf(two),
    },
  ];
}

async function run(candidate: Candidate): Promise<LoadResult> {
  const result = await withServer(candidate, CROWD, (target) =>
    runLoad(target, { ...CROWD, intervalMs: 5_000, seconds: 10, warmUpSeconds: 5 }),
  );
  say(`kabupaten on ${candidate.name}: ${textOf(result)}, delivered ${(result.deliveredShare * 100).toFixed(1)} %`);
  return result;
}

function textOf({ editP95, receiptP95 = Number.NaN, serverCores, serverRssMB }: LoadResult): string {
  return `${editP95.toFixed(1)} ms (receipt ${receiptP95.toFixed(1)} ms, ${serverCores.toFixed(2)} core, ${serverRssMB.toFixed(0)} MB)`;
}
