import { parentPort, workerData } from 'node:worker_threads';
import type { CommitAnswer, CommitRequest } from './commit-thread.ts';
import { openSqliteFile } from './database.ts';
import { watchForeignCommits } from './foreign-commits.ts';
import { unpackRows } from './packed-rows.ts';
import { SqliteCommits } from './sqlite-commits.ts';

/** The thread that waits for the disk: a connection of its own, on which it does one thing after the other. */
const { path } = workerData as { path: string };
const port = parentPort!;
const say = (answer: CommitAnswer): void => port.postMessage(answer);

const sqlite = openSqliteFile(path, 'full');
const commits = new SqliteCommits(sqlite);
const stopWatching = watchForeignCommits(sqlite, () => say({ kind: 'foreign' }));

port.on('message', (request: CommitRequest) => {
  try {
    say({ kind: 'done', id: request.id, outcomes: serve(request) });
  } catch (error) {
    say({ kind: 'failed', id: request.id, failure: error instanceof Error ? error.message : String(error) });
  }
});
say({ kind: 'ready' });

function serve(request: CommitRequest) {
  switch (request.kind) {
    case 'append': {
      const outcomes = commits.append(unpackRows(request.batch));
      // After the receipts. What fails here is done by the next one, or by who reads.
      if (commits.isPlacingDue) setImmediate(placeBehind);
      return outcomes;
    }
    case 'place':
      commits.place();
      return [];
    case 'close':
      stopWatching();
      sqlite.close();
      port.unref();
      return [];
  }
}

function placeBehind(): void {
  try {
    if (sqlite.open) commits.place();
  } catch {
    // Locked by another process, or the disk is full: what waits stays noted.
  }
}
