/** Rows of one statement: well below the number of values that either engine takes. */
const CHUNK = 400;

/** Hands `items` on in parts that fit one statement, one after the other. */
export async function inChunks<T>(items: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += CHUNK) await work(items.slice(from, from + CHUNK));
}
