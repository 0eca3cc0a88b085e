import * as decoding from 'lib0/decoding';
import { emptyHead, type DocumentHead, type UpdateContent } from '#lib/doc/document-head.ts';
import { lengthOfVarUint, writeVarUint } from './var-uint.ts';

/** The entries of a document's head that an update moves on: the clock each client reaches, and the array it writes. */
export type Moves = Pick<UpdateContent, 'clocks' | 'arrays'>;

/** Moves as they stand beside their update: for each client its id, its clock and its array. */
export function encodeMoves({ clocks, arrays }: Moves): Uint8Array {
  let length = lengthOfVarUint(clocks.size);
  for (const [client, clock] of clocks) {
    const name = Buffer.byteLength(arrays.get(client) ?? '');
    length += lengthOfVarUint(client) + lengthOfVarUint(clock) + lengthOfVarUint(name) + name;
  }
  const bytes = Buffer.allocUnsafe(length);
  let at = writeVarUint(bytes, 0, clocks.size);
  for (const [client, clock] of clocks) {
    const name = arrays.get(client) ?? '';
    at = writeVarUint(bytes, writeVarUint(bytes, at, client), clock);
    at = writeVarUint(bytes, at, Buffer.byteLength(name));
    at += bytes.write(name, at);
  }
  return bytes;
}

/** Reads moves. @throws on bytes that are none */
export function decodeMoves(bytes: Uint8Array): DocumentHead {
  const moves = emptyHead();
  applyMoves(moves, bytes);
  return moves;
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
