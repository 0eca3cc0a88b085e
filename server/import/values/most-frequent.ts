/** How often each text stands in a list. */
export function count(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The text that is counted most; of equal ones the first. */
export function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [text, times] of counts) if (best === undefined || times > (counts.get(best) ?? 0)) best = text;
  return best;
}
