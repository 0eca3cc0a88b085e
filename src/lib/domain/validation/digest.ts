/** Characters of a digest: 41 bits, so that among the 200 visits of a large day a change goes unseen once in ten thousand million. */
const LENGTH = 8;

/**
 * A short mark of a set of ids, the same for any order: who looked at a visit says by it in which state it was, without naming every event.
 * No defence against somebody who wants two sets to look alike; whoever could write such events could approve them as well.
 * @returns 8 letters and digits
 */
export function digestIds(subject: string, ids: readonly string[]): string {
  return hash53([subject, ...[...ids].sort()].join('\n'))
    .toString(36)
    .padStart(LENGTH, '0')
    .slice(-LENGTH);
}

/** Two 32-bit multiplicative hashes side by side, 53 bits of them (the construction known as cyrb53). */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 2 ** 32 * ((2 ** 21 - 1) & (low >>> 0)) + (high >>> 0);
}
