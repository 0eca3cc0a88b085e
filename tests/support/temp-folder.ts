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
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
