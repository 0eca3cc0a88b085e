import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Steps } from '../migrate.ts';
import { BackupProblem, encodeEnd, encodeHeader, encodeRow, encodeTable } from './backup-format.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { describeTables, type TableShape } from './table-shapes.ts';

/** What a backup is made of. */
export interface BackupWanted {
  readonly databaseUrl: string;
  /** Steps of the main store's schema, all that this version knows. */
  readonly steps: Steps;
  /** A file, which must not exist, or a folder, in which one is made that bears the time as its name. */
  readonly target: string;
  /** ms since epoch. */
  readonly now: number;
  readonly say: (line: string) => void;
}

/** A backup that lies on the disk, whole. */
export interface WrittenBackup {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  /** Newest entry of the log in it. */
  readonly lastSeq: number;
  readonly sha256: string;
}

/** Rows between two words on how far it is. */
const ROWS_PER_WORD = 100_000;
/** It holds names, and what proves who somebody is: nobody but its owner reads it. */
const OWNER_ONLY = 0o600;

/**
 * Writes all of a store as it stands at this moment into one file, while servers go on writing to the store. The file appears under its name
 * when it is whole and on the disk.
 * @throws BackupProblem `store.missing`, `backup.exists`, or `store.newer` where a newer version has made the store; what the disk says where it
 *   is full
 */
export async function writeBackup(wanted: BackupWanted): Promise<WrittenBackup> {
  const file = await fileOf(wanted);
  const part = `${file}.part`;
  await using snapshot = await openSnapshot(wanted.databaseUrl);
  if (snapshot.steps.some((step) => !Object.hasOwn(wanted.steps, step))) throw new BackupProblem('store.newer');
  const shapes = await describeTables(wanted.steps, snapshot.steps);
  const lines = new BackupLines(snapshot, shapes, wanted);
  try {
    // On the disk before it bears its name.
    const into = createWriteStream(part, { flags: 'wx', mode: OWNER_ONLY, flush: true });
    await pipeline(Readable.from(lines.all(), { objectMode: false }), createGzip(), into);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  const { size } = await stat(file);
  return { file, bytes: size, rows: lines.rows, lastSeq: await snapshot.lastSeq(), sha256: lines.sha256 };
}

/** The lines of a backup, counted and summed up as they are made. */
class BackupLines {
  rows = 0;
  sha256 = '';
  readonly #snapshot: Snapshot;
  readonly #shapes: readonly TableShape[];
  readonly #wanted: BackupWanted;
  readonly #sum = createHash('sha256');

  constructor(snapshot: Snapshot, shapes: readonly TableShape[], wanted: BackupWanted) {
    this.#snapshot = snapshot;
    this.#shapes = shapes;
    this.#wanted = wanted;
  }

  async *all(): AsyncGenerator<string> {
    const { steps } = this.#snapshot;
    const lastSeq = await this.#snapshot.lastSeq();
    yield this.#add(`${encodeHeader({ madeAt: this.#wanted.now, steps: [...steps], lastSeq })}\n`);
    for (const shape of this.#shapes) {
      yield this.#add(`${encodeTable(shape)}\n`);
      for await (const rows of this.#snapshot.readRows(shape)) {
        this.#count(rows.length);
        if (rows.length > 0) yield this.#add(rows.map((row) => `${encodeRow(row)}\n`).join(''));
      }
    }
    this.sha256 = this.#sum.digest('hex');
    yield `${encodeEnd({ rows: this.rows, sha256: this.sha256 })}\n`;
  }

  #add(text: string): string {
    this.#sum.update(text);
    return text;
  }

  #count(rows: number): void {
    const words = Math.floor(this.rows / ROWS_PER_WORD);
    this.rows += rows;
    if (Math.floor(this.rows / ROWS_PER_WORD) > words) this.#wanted.say(`${this.rows} rows written`);
  }
}

async function fileOf({ target, now }: BackupWanted): Promise<string> {
  const found = await stat(target).catch(() => undefined);
  if (found && !found.isDirectory()) throw new BackupProblem('backup.exists', target);
  if (!found) return target;
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return join(target, `posyandu-${time}.backup.gz`);
}
