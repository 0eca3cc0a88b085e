import { advanceHead, type DocumentHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { AppendOutcome, DocumentAppend, DocumentKey, LogPort } from '#server/log/port.ts';

/** Lays checked updates out as an append behind a head, and moves that head on. @throws on an update that would be refused */
export function makeAppend(
  key: DocumentKey,
  head: DocumentHead & { readonly seq: number },
  updates: readonly Uint8Array[],
): DocumentAppend {
  const checked = updates.map((update, i) => {
    const read = readUpdate(update, head);
    if (!read.ok) throw new Error(read.problem.code);
    advanceHead(head, read.value);
    const { clocks, arrays } = read.value;
    return { update, clocks, arrays, carrierDeviceId: 'tablet-1', receivedAt: 1_787_000_000_000 + i };
  });
  return { ...key, headSeq: head.seq, updates: checked };
}

/** Reads the head and appends behind it, again and again until no other process has come between. */
export async function appendChecked(log: LogPort, key: DocumentKey, ...updates: Uint8Array[]): Promise<number> {
  for (;;) {
    const outcome = await appendOnce(log, key, updates);
    if (outcome?.kind === 'stored') return outcome.seq;
  }
}

async function appendOnce(
  log: LogPort,
  key: DocumentKey,
  updates: readonly Uint8Array[],
): Promise<AppendOutcome | undefined> {
  const outcomes = await log.append([makeAppend(key, await log.readHead(key), updates)]);
  return outcomes[0];
}
