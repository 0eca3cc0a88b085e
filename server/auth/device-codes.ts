import { randomText, type RandomBytes } from './random.ts';

/** Capitals and digits that nobody takes for one another on a bad print: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
const LETTERS = 'ACDEFGHJKMNPQRTVWXY34679';
const LENGTH = 8;
const SHAPE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/** How long a code opens a door. */
export const CODE_LIFE_MS = 24 * 60 * 60 * 1000;

/** A new one-time code of 8 letters (36 bits; guessing is throttled). */
export function newDeviceCode(random: RandomBytes): string {
  return randomText(random, LETTERS, LENGTH);
}

/** Reads what somebody typed, in any case, with or without spaces and dashes; undefined for what no code can be. */
export function parseDeviceCode(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  return SHAPE.test(code) ? code : undefined;
}

/** A code as people read it out: `ACDE FGHJ`. */
export function formatDeviceCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`;
}
