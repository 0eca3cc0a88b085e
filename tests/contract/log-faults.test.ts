import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceHead, emptyHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import { openDatabase } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { startScript, type ScriptProcess } from '../support/child-process.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { eventIdsIn } from '../support/test-device.ts';

const DOCUMENT = 'session:melati:2026-08-07';
const KEY = { puskesmasId: 'pm_a', documentId: DOCUMENT };
const ROUNDS = 3;
const ACKNOWLEDGED_PER_ROUND = 25;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

test('[ST8] SQLite: nothing acknowledged is lost when the process is killed while it appends', async () => {
  await using folder = await makeTempFolder();
  await killWhileAppending(`file:${join(folder.path, 'log.db')}`);
});

test('[ST8] PostgreSQL: nothing acknowledged is lost when one of two processes is killed while both append', async () => {
  const url = await postgres.createDatabase();
  await using survivor = startScript('appending-process.ts', url, 'survivor', 'register:melati');
  await takeLines(survivor, 2);
  await killWhileAppending(url);
  // The one that was killed has left no lock behind.
  expect(await takeLines(survivor, ACKNOWLEDGED_PER_ROUND)).toHaveLength(ACKNOWLEDGED_PER_ROUND);
});

test('[ST11] PostgreSQL: a writer whose appends fail while PostgreSQL is restarted goes on and loses nothing', async () => {
  const url = await postgres.createDatabase();
  await using writer = startScript('appending-process.ts', url, 'tablet', DOCUMENT);
  const before = await takeLines(writer, ACKNOWLEDGED_PER_ROUND);
  await postgres.restart();
  const after = await takeLines(writer, ACKNOWLEDGED_PER_ROUND);
  await writer.kill();
  expect(after).toHaveLength(ACKNOWLEDGED_PER_ROUND);
  expect(await storedIds(url)).toEqual(
    expect.arrayContaining([...before, ...after].filter((line) => line !== 'ready')),
  );
});

test('[ST12] several processes that start together on an empty store make its tables once', async () => {
  await using folder = await makeTempFolder();
  for (const url of [`file:${join(folder.path, 'log.db')}`, await postgres.createDatabase()]) {
    const processes = Array.from({ length: 4 }, (_, i) => startScript('appending-process.ts', url, `t-${i}`, DOCUMENT));
    const said = await Promise.all(processes.map((process) => takeLines(process, 2)));
    await Promise.all(processes.map((process) => process.kill()));
    expect(said).toEqual(processes.map((_, i) => ['ready', `t-${i}-0`]));
    expect(await storedIds(url)).toEqual(expect.arrayContaining(processes.map((_, i) => `t-${i}-0`)));
  }
});

/** Kills a writing process a few times over, each time a new one on the same store, and holds the store against what they said. */
async function killWhileAppending(url: string): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const process = startScript('appending-process.ts', url, `tablet-${round}`, DOCUMENT);
    const [, ...first] = await takeLines(process, ACKNOWLEDGED_PER_ROUND);
    await process.kill();
    // Lines that were on their way when the process died were acknowledged too.
    acknowledged.push(...first, ...(await takeLines(process, Infinity)));
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * (ACKNOWLEDGED_PER_ROUND - 2));
  expect(await storedIds(url)).toEqual(expect.arrayContaining(acknowledged));
}

async function takeLines(process: ScriptProcess, count: number): Promise<string[]> {
  const lines: string[] = [];
  while (lines.length < count) {
    const line = await process.lines.next();
    if (line.done) break;
    lines.push(line.value);
  }
  return lines;
}

/** Ids of the stored events; fails where the stored head does not fit the stored updates. */
async function storedIds(url: string): Promise<string[]> {
  const database = openDatabase(url);
  const log = new LogStore(database, 'reader');
  const updates = (await log.readUpdates(KEY)).map((entry) => entry.update);
  const { clocks } = await log.readHead(KEY);
  await database.close();
  const rebuilt = emptyHead();
  for (const update of updates) {
    const read = readUpdate(update, rebuilt);
    if (!read.ok) throw new Error(read.problem.code);
    advanceHead(rebuilt, read.value);
  }
  expect(clocks).toEqual(rebuilt.clocks);
  return eventIdsIn(updates);
}
