import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../log/database.ts';
import { LogStore } from '../log/log-store.ts';
import type { FollowerMessage, FollowerRequest } from './follower.ts';
import { restByGauge } from './loop-gauge.ts';
import { openProjection } from './open-projection.ts';
import { Projection } from './projection.ts';

/** The projection's thread: connections of its own to the log and to its tables, and the follower between them. */
const { databaseUrl, gauge } = workerData as { databaseUrl: string; gauge: SharedArrayBuffer };
const port = parentPort!;
const say = (message: FollowerMessage): void => port.postMessage(message);

stepBack();
const database = openDatabase(databaseUrl);
const log = new LogStore(database, `projection-${randomBytes(6).toString('hex')}`);
const tables = await openProjection(databaseUrl);
const projection = new Projection(log, tables, (error) => say({ kind: 'failed', failure: textOf(error) }), {
  restAfter: restByGauge(gauge),
});
projection.onChanged((puskesmasIds) => say({ kind: 'changed', puskesmasIds: [...puskesmasIds] }));

port.on('message', (request: FollowerRequest) => {
  if (request.kind === 'wake') projection.wake();
  else void answer(request.id, () => serve(request.kind));
});
say({ kind: 'ready' });

/**
 * Where cores are short the sockets come first. Only on Linux has each thread a priority of its own. Never only what is left over (SCHED_IDLE): a
 * thread that holds the lock of the tables and gets no time keeps it from everybody else.
 */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 19);
  } catch {
    // It works without, a little less politely.
  }
}

async function serve(kind: 'catchUp' | 'followLog' | 'rebuild' | 'close'): Promise<void> {
  if (kind !== 'close') return await projection[kind]();
  await projection.close();
  await tables.close();
  await log.close();
  await database.close();
  port.unref();
}

async function answer(id: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    say({ kind: 'done', id, failure: undefined });
  } catch (error) {
    say({ kind: 'done', id, failure: textOf(error) });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
