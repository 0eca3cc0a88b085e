/** Tells whoever waits how far the bench has come, beside the table. */
export function say(...words: string[]): void {
  console.error(words.join(' '));
}
