/** Gives `count` unpredictable bytes; `node:crypto` in the server, a seeded one in tests. */
export type RandomBytes = (count: number) => Uint8Array;

/** Digits and small letters without i, l, o, u: nobody has to guess when an id is read out. */
const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 16;
/** Units' ids are part of every document's name, so they are shorter: 50 bits. */
const UNIT_ID_LENGTH = 10;

/** A text of `length` letters, each of `letters` equally likely. */
export function randomText(random: RandomBytes, letters: string, length: number): string {
  // The last, incomplete round of the alphabet is thrown away: it would make the first letters likelier.
  const usable = 256 - (256 % letters.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length - text.length)) if (byte < usable) text += letters[byte % letters.length];
  }
  return text;
}

/** A new id such as `dv_7k2m...`, 80 random bits behind its prefix. */
export function newId(random: RandomBytes, prefix: string): string {
  return `${prefix}_${randomText(random, ID_LETTERS, ID_LENGTH)}`;
}

/** A new id of a unit such as `pm_7k2m...`. */
export function newUnitId(random: RandomBytes, prefix: string): string {
  return `${prefix}_${randomText(random, ID_LETTERS, UNIT_ID_LENGTH)}`;
}

/** 256 random bits in base64url. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}
