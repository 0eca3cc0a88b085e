import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LogPort } from '#server/log/port.ts';
import { overrideLog } from './override-log.ts';
import { makeTempFolder, type TempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/** A disk that can be filled to the brim, and emptied again. */
export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** False where this user may not mount a file system (anybody but root, and root in most containers): then `wrap` says that the disk is full. */
  readonly isReal: boolean;
  readonly wrap: (log: LogPort) => LogPort;
  /** Leaves no room. */
  fill(): Promise<void>;
  /** Gives the room back. */
  free(): Promise<void>;
}

/** Makes a disk of so many bytes. */
export async function makeSmallDisk(bytes: number): Promise<SmallDisk> {
  const folder = await makeTempFolder();
  const path = join(folder.path, 'disk');
  await mkdir(path);
  const isReal = await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]).then(
    () => true,
    () => false,
  );
  return isReal ? realDisk(folder, path, bytes) : injectedDisk(folder, path);
}

function realDisk(folder: TempFolder, path: string, bytes: number): SmallDisk {
  const ballast = join(path, 'ballast');
  return {
    path,
    isReal: true,
    wrap: (log) => log,
    fill: () => writeFile(ballast, Buffer.alloc(bytes)).catch(() => undefined),
    free: () => rm(ballast, { force: true }),
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['--lazy', path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

function injectedDisk(folder: TempFolder, path: string): SmallDisk {
  let isFull = false;
  return {
    path,
    isReal: false,
    wrap: (log) =>
      overrideLog(log, {
        append: async (batch) => {
          if (isFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
          return log.append(batch);
        },
      }),
    fill: async () => void (isFull = true),
    free: async () => void (isFull = false),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
