import { DEFAULT_LIMITS } from '#server/ws/limits.ts';
import { startPostgres } from '../../../support/postgres.ts';
import type { Figure } from '../../figure.ts';
import type { Candidate } from '../candidate.ts';
import { runKills, type KillResult } from '../kill-run.ts';
import { OURS, oursOnPostgres } from '../own-candidates.ts';
import { HOCUSPOCUS, YWS_LEVELDB } from '../peer-candidates.ts';
import { say } from '../say.ts';

const CLIENTS = 5;
const SECONDS = 1.5;
/** Rooms for 1,500 events a second. */
const ROOMS_AT_1500 = 300;
/** What one commit holds at most. */
const COMMIT_GROUP = DEFAULT_LIMITS.commitUpdates;

/** kill -9 under load: what was receipted must be there, and what peers had seen comes back with any one of them. */
export async function measureKills(runs: number): Promise<Figure[]> {
  await using postgres = await startPostgres();
  const engines = [OURS, oursOnPostgres(postgres, 1)];
  const figures: Figure[] = [];
  for (const rooms of [100, 400]) {
    for (const candidate of engines)
      figures.push(receiptedFigure(candidate, rooms, await killOften(candidate, rooms, runs)));
  }
  const peers: string[] = [];
  for (const candidate of [YWS_LEVELDB, HOCUSPOCUS]) {
    const results = await killOften(candidate, ROOMS_AT_1500, 1);
    peers.push(`${candidate.name} ${listOf(results, 'seenLost')} of ${listOf(results, 'seen')}`);
  }
  for (const candidate of engines) {
    figures.push(...seenFigures(candidate, await killOften(candidate, ROOMS_AT_1500, runs), peers.join('; ')));
  }
  return figures;
}

async function killOften(candidate: Candidate, rooms: number, runs: number): Promise<KillResult[]> {
  const results: KillResult[] = [];
  for await (const result of runKills(candidate, { rooms, clientsPerRoom: CLIENTS }, { runs, seconds: SECONDS })) {
    say(`${candidate.name}, killed at ${rooms} rooms: ${JSON.stringify(result)}`);
    results.push(result);
  }
  return results;
}

function receiptedFigure({ name }: Candidate, rooms: number, results: readonly KillResult[]): Figure {
  const lost = sum(results, 'receiptedLost');
  return {
    what: `${name}: kill -9 at ${rooms} rooms, ${results.length} runs, events receipted and lost`,
    budget: '0',
    figure: `${lost} of ${sum(results, 'receipted').toLocaleString('en')}`,
    met: lost === 0,
  };
}

function seenFigures({ name }: Candidate, results: readonly KillResult[], peer: string): Figure[] {
  const most = Math.max(...results.map((result) => result.seenLost));
  const after = sum(results, 'lostAfterReturn');
  return [
    {
      what: `${name}: kill -9 at 1,500 events/s, ${results.length} runs, events that peers had seen, lost with all clients gone`,
      budget: 'one commit group at most',
      figure: `${listOf(results, 'seenLost')} of ${listOf(results, 'seen')}`,
      peer,
      met: most <= COMMIT_GROUP,
    },
    {
      what: `${name}: the same, of what one device of each room had, once it has come back`,
      budget: '0',
      figure: `${after}`,
      met: after === 0,
    },
  ];
}

function sum(results: readonly KillResult[], what: keyof KillResult): number {
  return results.reduce((all, result) => all + result[what], 0);
}

function listOf(results: readonly KillResult[], what: keyof KillResult): string {
  return results.map((result) => result[what]).join(', ');
}
