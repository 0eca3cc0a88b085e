import { hash } from 'node:crypto';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { DocumentKind } from '#lib/events/catalogue.ts';
import { checkEvent, isFromNewerApp } from '#lib/events/check.ts';
import { encodeTuple, parseTuple, type EventTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { rowKeyOf, type RowKey } from '#lib/events/fold.ts';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { DocumentKey, ReadEntry } from '../log/port.ts';

/** An event that the fold may use, with the row it belongs to. */
export interface UsableEvent extends DocumentKey, RowKey {
  readonly event: PosyanduEvent;
  /** Its tuple as JSON, and what tells it from another content under the same id. */
  readonly text: string;
  readonly contentHash: string;
}

/** What lies in the log and counts for nothing, and why (E9). */
export interface AsideTuple extends DocumentKey {
  readonly device: string;
  readonly contentHash: string;
  readonly code: string;
  /** The tuple as JSON, as near as it can be told. */
  readonly text: string;
}

/** Sorts the tuples of log entries into events to fold and tuples to put aside; what only a newer app knows is skipped (E6). */
export function decodeEntries(entries: readonly ReadEntry[]): { usable: UsableEvent[]; aside: AsideTuple[] } {
  const usable: UsableEvent[] = [];
  const aside: AsideTuple[] = [];
  for (const { puskesmasId, documentId, tuples } of entries) {
    const kind = parseDocumentId(documentId)?.kind;
    for (const tuple of tuples) {
      const sorted = sortTuple({ puskesmasId, documentId }, kind, tuple);
      if (sorted && 'event' in sorted) usable.push(sorted);
      else if (sorted) aside.push(sorted);
    }
  }
  return { usable, aside };
}

function sortTuple(
  key: DocumentKey,
  kind: DocumentKind | undefined,
  { device, raw }: CarriedTuple,
): UsableEvent | AsideTuple | undefined {
  const parsed = parseTuple(raw, device);
  if (!parsed.ok) return putAside(key, device, parsed.problem.code, raw);
  const event = parsed.value;
  if (!kind) return putAside(key, device, 'event.wrongDocument', raw);
  const problem = checkEvent(event, kind);
  if (problem) return isFromNewerApp(problem) ? undefined : putAside(key, device, problem.code, raw);
  const row = rowKeyOf(event);
  if (!row) return undefined;
  const text = findText(encodeTuple(event));
  if (text === undefined) return putAside(key, device, 'event.malformed', raw);
  const { puskesmasId, documentId } = key;
  return { puskesmasId, documentId, ...row, event, text, contentHash: hashOf(`${device} ${text}`) };
}

/** JSON of a tuple; undefined where it holds what no JSON does (Yjs also carries big integers). */
function findText(tuple: EventTuple): string | undefined {
  try {
    return JSON.stringify(tuple);
  } catch {
    return undefined;
  }
}

function putAside(key: DocumentKey, device: string, code: string, raw: unknown): AsideTuple {
  const text = JSON.stringify(raw, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'null';
  return { ...key, device, code, text, contentHash: hashOf(text) };
}

function hashOf(text: string): string {
  return hash('sha1', text, 'base64url').slice(0, 16);
}
