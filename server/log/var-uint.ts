/** Bytes that lib0's encoding of a number takes. */
export function lengthOfVarUint(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}

/**
 * Writes a number as lib0 does, straight into its place: lib0's own encoder grows a buffer and copies it, which on the way of every single
 * event costs as much as the event's check.
 * @returns where the next byte goes
 */
export function writeVarUint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest % 0x80) | 0x80;
  bytes[at++] = rest;
  return at;
}
