import { randomText, type RandomBytes } from './random.ts';

/** Small letters and digits that nobody takes for one another on paper: no 0/o, 1/i/l, 2/z, 5/s, 8/b, u/v. */
const LETTERS = 'acdefghjkmnpqrtvwxy34679';
const GROUP = 4;

/** A secret to be read off a screen or paper and typed, in groups of four: `acde-fghj-kmnp` (4.6 bits a letter). */
export function newEasyText(random: RandomBytes, length: number): string {
  return grouped(randomText(random, LETTERS, length));
}

/** What somebody typed of such a text, without spaces, dashes and capitals. */
export function tidyEasyText(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toLowerCase();
}

function grouped(text: string): string {
  const groups = Array.from({ length: Math.ceil(text.length / GROUP) }, (_, i) =>
    text.slice(i * GROUP, (i + 1) * GROUP),
  );
  return groups.join('-');
}
