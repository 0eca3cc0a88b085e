import { setImmediate } from 'node:timers/promises';
import * as Y from 'yjs';
import { advanceHead, emptyHead, readUpdate } from '#lib/doc/update-events.ts';
import type { DocumentKey, LogEntry, LogPort } from './port.ts';

/** Updates read before sockets get their turn. */
const AT_ONCE = 100;

/**
 * Merges all stored updates of a document into one.
 * @throws when what is stored cannot be read, or the merged update does not say the same; the store is then left as it is
 */
export async function compactDocument(log: LogPort, key: DocumentKey): Promise<void> {
  const entries = await log.readUpdates(key);
  const last = entries.at(-1);
  if (!last || entries.length < 2) return;
  await log.compact(key, last.seq, await mergeEntries(entries));
}

/** Through a Y.Doc, which joins the runs of one client; `mergeUpdates` would keep each small update apart, and take longer. */
async function mergeEntries(entries: readonly LogEntry[]): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const head = emptyHead();
  let tuples = 0;
  for (const [i, { seq, update }] of entries.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const read = readUpdate(update, head);
    if (!read.ok) throw new Error(`log entry ${seq}: ${read.problem.code}`);
    advanceHead(head, read.value);
    tuples += read.value.tuples.length;
    Y.applyUpdate(doc, update);
  }
  const merged = Y.encodeStateAsUpdate(doc);
  const read = readUpdate(merged, emptyHead());
  if (!read.ok || read.value.tuples.length !== tuples || !sameClocks(read.value.clocks, head.clocks)) {
    throw new Error(`${entries[0]?.documentId}: the merged update does not say the same`);
  }
  return merged;
}

function sameClocks(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
}
