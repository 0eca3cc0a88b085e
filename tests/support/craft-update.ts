import * as encoding from 'lib0/encoding';

/** One struct of a hand-made update: a single value `['x']` behind its origin, or at the start of an array. */
export interface CraftedStruct {
  readonly client: number;
  readonly clock: number;
  readonly origin?: { readonly client: number; readonly clock: number };
  /** Name of its root array where it has no origin; `ev:tablet-1` when left out. */
  readonly array?: string;
}

const CONTENT_ANY = 8;
const HAS_ORIGIN = 0x80;

/** Writes an update (format v1) that no Yjs client would write: blocks of one client each, in the order given. */
export function craftUpdate(blocks: readonly (readonly CraftedStruct[])[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const block of blocks) {
    encoding.writeVarUint(encoder, block.length);
    encoding.writeVarUint(encoder, block[0]?.client ?? 0);
    encoding.writeVarUint(encoder, block[0]?.clock ?? 0);
    for (const struct of block) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** The sync message that carries an update, as a client sends it. */
export function updateMessage(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, { origin, array = 'ev:tablet-1' }: CraftedStruct): void {
  encoding.writeUint8(encoder, origin ? CONTENT_ANY | HAS_ORIGIN : CONTENT_ANY);
  if (origin) {
    encoding.writeVarUint(encoder, origin.client);
    encoding.writeVarUint(encoder, origin.clock);
  } else {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, array);
  }
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, ['x']);
}
