import type { DeviceDatabase } from '#lib/db/database.ts';
import { writeCopyCsv, type CopyNames } from './copy-csv.ts';
import { readEverything, type CopyReader } from './read-everything.ts';
import { packZip } from './zip.ts';

/** A copy of everything, ready to be kept. */
export interface DeviceCopy {
  /** An archive: `data.json` with every event and the bytes of the documents, `isian.csv` to be read. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Subjects with their whole history. */
  readonly subjects: number;
  /** Records that could not be read. */
  readonly unreadable: number;
}

/** What a copy is made of. */
export interface CopyParts {
  readonly database: DeviceDatabase;
  readonly names: CopyNames;
  readonly reader: CopyReader;
  /** ms since epoch. */
  readonly now: number;
}

/** Makes a file of everything this device holds, unlocked: whoever offers it asks who is there first, and says what it is. */
export async function makeCopy({ database, names, reader, now }: CopyParts): Promise<DeviceCopy> {
  const everything = await readEverything(database, reader);
  const encoder = new TextEncoder();
  const bytes = await packZip(
    [
      { name: 'isian.csv', bytes: encoder.encode(writeCopyCsv(everything.subjects, names)) },
      { name: 'data.json', bytes: encoder.encode(JSON.stringify({ ...everything, madeAt: now })) },
    ],
    new Date(now),
  );
  const lost = Object.values(everything.unreadable).map((count) => Math.max(1, count));
  return { bytes, subjects: everything.subjects.length, unreadable: lost.reduce((sum, count) => sum + count, 0) };
}
