import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocumentHead, UpdateContent } from '#lib/doc/update-events.ts';

/** The entries of a document's head that an update moves on: the clock each client reaches, and the array it writes. */
export type Moves = Pick<UpdateContent, 'clocks' | 'arrays'>;

/** Moves as they stand beside their update: for each client its id, its clock and its array. */
export function encodeMoves({ clocks, arrays }: Moves): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, arrays.get(client) ?? '');
  }
  return encoding.toUint8Array(encoder);
}

/** Moves a head on by what stands beside an update. @throws on bytes that are no moves */
export function applyMoves(head: DocumentHead, moves: Uint8Array): void {
  const decoder = decoding.createDecoder(moves);
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    // An update that is stored twice moves nothing back.
    head.clocks.set(client, Math.max(decoding.readVarUint(decoder), head.clocks.get(client) ?? 0));
    head.arrays.set(client, decoding.readVarString(decoder));
  }
}
