import type { Database as Sqlite } from 'better-sqlite3';

/** How often SQLite is asked whether somebody else has written: one look at shared memory, no disk. */
const POLL_MS = 250;

/** Calls back soon after another connection has committed; commits of this one are not told. @returns how to stop */
export function watchForeignCommits(sqlite: Sqlite, onCommit: () => void): () => void {
  const statement = sqlite.prepare<[], number>('pragma data_version').pluck();
  let seen = statement.get();
  const timer = setInterval(() => {
    const version = statement.get();
    if (version === seen) return;
    seen = version;
    onCommit();
  }, POLL_MS);
  return () => clearInterval(timer);
}
