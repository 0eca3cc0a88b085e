import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own below the system's temporary one, gone with all it holds when disposed of. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string;
}

/** Makes an empty temporary folder: `await using folder = await makeTempFolder()`. */
export async function makeTempFolder(): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'posyandu-'));
  // A browser's helper processes outlive it by a moment and still write to its cache: rm tries again (3 s in all).
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  return { path, [Symbol.asyncDispose]: remove };
}
