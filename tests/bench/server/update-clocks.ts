import * as decoding from 'lib0/decoding';
import type { ByteReader } from './byte-reader.ts';

/** Told of a client and one of its clocks. */
export type OnClock = (client: number, clock: number) => void;

/** Reads a state vector: a count, then client and clock in turn. */
export function readClocks(bytes: ByteReader, onClock: OnClock): void {
  for (let left = bytes.varUint(); left > 0; left--) {
    const client = bytes.varUint();
    onClock(client, bytes.varUint());
  }
}

/** Names each event of a Yjs update v1 of plain values. One event alone, as all are while clients type, is read by its head. */
export function readUpdateClocks(bytes: ByteReader, onClock: OnClock): void {
  const from = bytes.at;
  if (bytes.varUint() === 1 && bytes.varUint() === 1) {
    const client = bytes.varUint();
    const clock = bytes.varUint();
    if (lengthOfStruct(bytes) === 1) return onClock(client, clock);
  }
  bytes.at = from;
  walk(decoding.createDecoder(bytes.rest()), onClock);
}

/** Length in clocks of the struct of plain values that begins here, without reading them. */
function lengthOfStruct(bytes: ByteReader): number {
  const hasOrigin = (bytes.uint8() & 0x80) !== 0;
  if (hasOrigin) {
    bytes.varUint();
    bytes.varUint();
  } else if (bytes.varUint() === 1) bytes.skip(bytes.varUint());
  return bytes.varUint();
}

function walk(decoder: decoding.Decoder, onClock: OnClock): void {
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (let left = structs; left > 0; left--) {
      const end = clock + skipStruct(decoder);
      for (; clock < end; clock++) onClock(client, clock);
    }
  }
}

/** Walks over one struct of plain values; returns its length in clocks. */
function skipStruct(decoder: decoding.Decoder): number {
  const hasOrigin = (decoding.readUint8(decoder) & 0x80) !== 0;
  if (hasOrigin) {
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
  } else if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
  const length = decoding.readVarUint(decoder);
  for (let left = length; left > 0; left--) decoding.readAny(decoder);
  return length;
}
