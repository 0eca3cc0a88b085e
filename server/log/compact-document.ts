import { setImmediate } from 'node:timers/promises';
import { joinUpdates } from '#lib/doc/join-updates.ts';
import { advanceHead, emptyHead, type DocumentHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { DocumentKey, LogEntry, LogPort } from './port.ts';

/** An entry of this length is merged no further: a device that lacks a part of the document need not be given more than that too much. */
const FULL_BYTES = 64 * 1024;
/** Updates read before sockets get their turn. */
const AT_ONCE = 100;

/**
 * Merges the small stored updates of a document into few long ones, without changing what they say.
 * @throws when what is stored cannot be read, or a merged update does not say the same; what is not merged yet is then left as it is
 */
export async function compactDocument(log: LogPort, key: DocumentKey): Promise<void> {
  const head = emptyHead();
  for (const segment of segmentsOf(await log.readUpdates(key))) {
    const [first, last] = [segment[0], segment.at(-1)];
    if (first && last && segment.length > 1) {
      const merged = await mergeSegment(segment, head);
      await log.compact(key, { afterSeq: first.seq - 1, throughSeq: last.seq }, merged);
    } else if (first) advanceHead(head, first);
  }
}

/** Parts entries into runs of small ones that fill a segment together, and long ones that stand alone. */
function segmentsOf(entries: readonly LogEntry[]): LogEntry[][] {
  const segments: LogEntry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const current = segments.at(-1);
    if (!current || bytes >= FULL_BYTES || entry.update.length >= FULL_BYTES) {
      segments.push([entry]);
      bytes = entry.update.length;
    } else {
      current.push(entry);
      bytes += entry.update.length;
    }
  }
  return segments;
}

/** @param head of the document before the segment; afterwards, behind it */
async function mergeSegment(segment: readonly LogEntry[], head: DocumentHead): Promise<Uint8Array> {
  const before = { clocks: new Map(head.clocks), arrays: new Map(head.arrays) };
  let tuples = 0;
  for (const [i, { seq, update }] of segment.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const read = readUpdate(update, head);
    if (!read.ok) throw new Error(`log entry ${seq}: ${read.problem.code}`);
    advanceHead(head, read.value);
    tuples += read.value.tuples.length;
  }
  const merged = joinUpdates(segment.map((entry) => entry.update));
  const read = readUpdate(merged, before);
  if (read.ok) advanceHead(before, read.value);
  if (!read.ok || read.value.tuples.length !== tuples || !sameClocks(before.clocks, head.clocks)) {
    throw new Error(`${segment[0]?.documentId}: the merged update does not say the same`);
  }
  return merged;
}

function sameClocks(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
}
