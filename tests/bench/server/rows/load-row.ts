import type { Figure } from '../../figure.ts';
import { withServer, type Candidate } from '../candidate.ts';
import { runLoad, type LoadResult } from '../load.ts';
import { OURS } from '../own-candidates.ts';
import { HOCUSPOCUS, YWS_LEVELDB, YWS_MEMORY } from '../peer-candidates.ts';
import { say } from '../say.ts';

const CLIENTS = 5;
const AT = 400;
const STEP = 200;
const MOST_ROOMS = 3_000;
const LIMIT_MS = 250;
/** By then each of them has compiled what it runs. */
const WARM_UP_SECONDS = 8;
const PEERS: readonly Candidate[] = [YWS_MEMORY, YWS_LEVELDB, HOCUSPOCUS];

/** What a candidate came to: at a set load, and the most rooms that it held. */
interface Course {
  readonly candidate: Candidate;
  readonly at: LoadResult;
  readonly held: number;
}

/** The sync server beside the ones people use, one event a second from each of five clients a room. */
export async function measureLoad(): Promise<Figure[]> {
  const own = await runCourse(OURS);
  const peers: Course[] = [];
  for (const candidate of PEERS) peers.push(await runCourse(candidate));
  const heldBy = (wanted: readonly Candidate[]): number =>
    Math.max(...peers.filter(({ candidate }) => wanted.includes(candidate)).map(({ held }) => held));
  const [toYws, toHocuspocus] = [own.held / heldBy([YWS_MEMORY, YWS_LEVELDB]), own.held / heldBy([HOCUSPOCUS])];
  const beside = (of: (course: Course) => string): string =>
    peers.map((course) => `${course.candidate.name} ${of(course)}`).join('; ');
  const { at } = own;
  const receiptP95 = at.receiptP95 ?? Number.NaN;
  return [
    {
      what: `rooms x ${CLIENTS} clients with edit-to-peer p95 < ${LIMIT_MS} ms, projection running`,
      budget: '>= 1.4 x y-websocket, >= 3 x Hocuspocus',
      figure: `${own.held} (${toYws.toFixed(2)} x, ${toHocuspocus.toFixed(2)} x)`,
      peer: beside(({ held }) => `${held}`),
      met: toYws >= 1.4 && toHocuspocus >= 3,
    },
    {
      what: `edit to peer at ${AT} rooms, p95`,
      budget: '< 15 ms',
      figure: `${at.editP95.toFixed(1)} ms`,
      peer: beside((course) => course.at.editP95.toFixed(1)),
      met: at.editP95 < 15,
    },
    {
      what: `receipt at ${AT} rooms, 2,000 events/s, p95`,
      budget: '< 100 ms',
      figure: `${receiptP95.toFixed(1)} ms`,
      peer: 'none gives any',
      met: receiptP95 < 100,
    },
    {
      what: `server CPU at ${AT} rooms, 2,000 events/s, projection running`,
      budget: '< 0.35 core',
      figure: `${at.serverCores.toFixed(2)} core`,
      peer: beside((course) => course.at.serverCores.toFixed(2)),
      met: at.serverCores < 0.35,
    },
    {
      what: `projection behind when the load of ${AT} rooms ends`,
      budget: '-',
      figure: `${(at.secondsBehind ?? Number.NaN).toFixed(1)} s`,
    },
    {
      what: `server memory at ${AT} rooms under load`,
      budget: '-',
      figure: `${at.serverRssMB.toFixed(0)} MB`,
      peer: beside((course) => course.at.serverRssMB.toFixed(0)),
    },
  ];
}

/** Raises the load until the slowest twentieth of the edits waits longer than the limit, twice: once may be the machine's fault. */
async function runCourse(candidate: Candidate): Promise<Course> {
  const at = await runOnce(candidate, AT);
  let held = isHeld(at) ? AT : 0;
  for (let rooms = held + STEP; rooms <= MOST_ROOMS; rooms += STEP) {
    if (!isHeld(await runOnce(candidate, rooms)) && !isHeld(await runOnce(candidate, rooms))) break;
    held = rooms;
  }
  return { candidate, at, held };
}

async function runOnce(candidate: Candidate, rooms: number): Promise<LoadResult> {
  const crowd = { rooms, clientsPerRoom: CLIENTS };
  const result = await withServer(candidate, crowd, (target) =>
    runLoad(target, {
      ...crowd,
      intervalMs: 1000,
      seconds: 8,
      warmUpSeconds: WARM_UP_SECONDS,
    }),
  );
  say(
    `${candidate.name}, ${rooms} rooms: edit p95 ${result.editP95.toFixed(1)} ms,`,
    `delivered ${(result.deliveredShare * 100).toFixed(1)} %, server ${result.serverCores.toFixed(2)} core;`,
    `driver ${result.driverCores.toFixed(2)} core, late ${result.driverLagMs.toFixed(0)} ms`,
    result.secondsBehind === undefined ? '' : `; projection ${result.secondsBehind.toFixed(1)} s behind`,
  );
  return result;
}

function isHeld({ editP95, deliveredShare }: LoadResult): boolean {
  return editP95 < LIMIT_MS && deliveredShare > 0.99;
}
