import * as Y from 'yjs';
import type { DocumentHead, Position } from '#lib/doc/document-head.ts';
import type { DocumentEntry, Pairs } from './database.ts';

/** A document nobody has written yet. */
export function emptyEntry(documentId: string): DocumentEntry {
  return { documentId, clocks: [], arrays: [], receipt: [], updateCount: 0 };
}

/** The head of a stored document, to be moved on freely. */
export function decodeHead(entry: DocumentEntry): DocumentHead {
  return { clocks: new Map(entry.clocks), arrays: new Map(entry.arrays) };
}

/** The storable form of a head. */
export function encodeHead(head: DocumentHead): Pick<DocumentEntry, 'clocks' | 'arrays'> {
  return { clocks: [...head.clocks], arrays: [...head.arrays] };
}

/** Clocks as the state vector that travels. */
export function encodeClocks(clocks: Pairs<number>): Uint8Array {
  return Y.encodeStateVector(new Map(clocks));
}

/** A state vector as it came, in storable form. */
export function decodeClocks(stateVector: Uint8Array): Pairs<number> {
  return [...Y.decodeStateVector(stateVector)];
}

/** Clocks that go no further than to these positions. */
export function lowerClocks(clocks: Pairs<number>, positions: readonly Position[]): Pairs<number> {
  const lowered = new Map(clocks);
  for (const { client, clock } of positions) lowered.set(client, Math.min(clock, lowered.get(client) ?? 0));
  return [...lowered];
}

/** True when everything of the first is in the second. */
export function isWithin(part: Pairs<number>, whole: Pairs<number>): boolean {
  const known = new Map(whole);
  return part.every(([client, clock]) => clock <= (known.get(client) ?? 0));
}
