import { existsSync } from 'node:fs';
import { writeBackup } from '../log/backup/write-backup.ts';
import { restoreBackup } from '../log/backup/restore-backup.ts';
import { BackupProblem, type BackupProblemCode } from '../log/backup/backup-format.ts';
import { MIGRATIONS } from '../log/migrations/index.ts';
import { UsageError, type Answer } from './answer.ts';
import { openShell, type Say } from './shell.ts';
import { rebuildTelling } from './upkeep-commands.ts';

/** What every command that works on a whole store is told. */
export interface StoreCommand {
  readonly databaseUrl: string;
  readonly now: () => number;
  readonly say: Say;
}

const SENTENCES: { readonly [code in BackupProblemCode]: string } = {
  'backup.unreadable': 'This file is no backup of Posyandu Prima.',
  'backup.truncated': 'The backup breaks off before its end. Nothing was restored.',
  'backup.damaged': 'The backup is not as it was written. Nothing was restored.',
  'backup.newer': 'The backup was made by a newer version. Restore it with that version.',
  'backup.exists': 'There is such a file already, and a backup overwrites nothing.',
  'restore.notEmpty': 'The store is not empty. Restore into a new file or an empty database.',
  'store.missing': 'There is no store at DATABASE_URL.',
  'store.newer': 'The store was made by a newer version. Use that version, or a new file or empty database.',
};

/** `backup FILE|FOLDER`: all of the store as it stands now, in one file for either engine, with servers running or not. */
export async function backUp({ databaseUrl, now, say }: StoreCommand, target: string | undefined): Promise<Answer> {
  if (target === undefined) throw new UsageError('Say where to: backup FILE or backup FOLDER');
  return await told(async () => {
    const written = await writeBackup({ databaseUrl, steps: MIGRATIONS, target, now: now(), say });
    const { file, rows, bytes, lastSeq } = written;
    return { json: written, text: `${file}: ${rows} rows, ${bytes} bytes, up to entry ${lastSeq}`, exitCode: 0 };
  });
}

/** `restore FILE`: fills an empty store from a backup and makes its projection. */
export async function restore(command: StoreCommand, file: string | undefined): Promise<Answer> {
  if (file === undefined) throw new UsageError('Name the backup: restore FILE');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const { databaseUrl, now, say } = command;
  return await told(async () => {
    const restored = await restoreBackup({ databaseUrl, steps: MIGRATIONS, file, say });
    say('the projection is made');
    await using shell = await openShell(databaseUrl, now, say);
    await rebuildTelling(shell, say);
    const madeAt = new Date(restored.madeAt).toISOString();
    const text = `${restored.rows} rows of ${madeAt}, up to entry ${restored.lastSeq}. What came later returns with the devices.`;
    return { json: { ...restored, madeAt }, text, exitCode: 0 };
  });
}

/** What is wrong with a backup or its store is an answer, not a crash. */
async function told(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { json: { code: problem.code }, text: `Not done. ${problem.text}`, exitCode: 1 };
  }
}

/** A code and a sentence for what somebody can mend: the file, the store, a disk that is full or may not be written. */
function problemOf(error: unknown): { readonly code: string; readonly text: string } | undefined {
  if (error instanceof BackupProblem) return { code: error.code, text: SENTENCES[error.code] };
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  return { code: 'code' in error ? String(error.code) : 'system', text: error.message };
}
