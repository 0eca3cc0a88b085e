import { createHash } from 'node:crypto';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { checkEvent, isFromNewerApp } from '#lib/events/check.ts';
import { encodeTuple, parseTuple, type Json, type PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, rowKeyOf, type RowKey } from '#lib/events/fold.ts';
import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { DocumentKey, ReadEntry } from '../log/port.ts';

/** An event that the fold may use, with the row it belongs to. */
export interface UsableEvent extends DocumentKey, RowKey {
  readonly event: PosyanduEvent;
  readonly contentHash: string;
}

/** What lies in the log and counts for nothing, and why (E9). */
export interface AsideTuple extends DocumentKey {
  readonly device: string;
  readonly contentHash: string;
  readonly code: string;
  readonly tuple: unknown;
}

/** Sorts the tuples of log entries into events to fold and tuples to put aside; what only a newer app knows is skipped (E6). */
export function decodeEntries(entries: readonly ReadEntry[]): { usable: UsableEvent[]; aside: AsideTuple[] } {
  const usable: UsableEvent[] = [];
  const aside: AsideTuple[] = [];
  for (const { puskesmasId, documentId, tuples } of entries) {
    for (const tuple of tuples) {
      const sorted = sortTuple({ puskesmasId, documentId }, tuple);
      if (sorted && 'event' in sorted) usable.push(sorted);
      else if (sorted) aside.push(sorted);
    }
  }
  return { usable, aside };
}

function sortTuple(key: DocumentKey, { device, raw }: CarriedTuple): UsableEvent | AsideTuple | undefined {
  const parsed = parseTuple(raw, device);
  if (!parsed.ok) return putAside(key, device, parsed.problem.code, raw);
  const event = parsed.value;
  const document = parseDocumentId(key.documentId);
  if (!document) return putAside(key, device, 'event.wrongDocument', raw);
  const problem = checkEvent(event, document.kind);
  if (problem) return isFromNewerApp(problem) ? undefined : putAside(key, device, problem.code, raw);
  const row = rowKeyOf(event);
  return row && { ...key, ...row, event, contentHash: hashOf(canonical([device, ...encodeTuple(event)] as Json)) };
}

function putAside(key: DocumentKey, device: string, code: string, tuple: unknown): AsideTuple {
  return { ...key, device, code, tuple, contentHash: hashOf(JSON.stringify(tuple) ?? '') };
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}
