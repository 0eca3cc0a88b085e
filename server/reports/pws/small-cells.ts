/** A count of people; null where it may not be told. */
export type Told = number | null;

/** Numerator and denominator; null where they may not be told, or nothing is known. */
export type Pair = readonly [part: number, whole: number];

/** Below this many people a count comes near to names. @source issue 5, must show: rights */
export const SMALLEST_CELL = 5;

/** True for a count from 1 to 4. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_CELL;
}

/**
 * Counts of one unit that are told together: of nested ones each difference is a count too. Takes a count when neither it nor its difference
 * to one told before is small; 0 stands for nobody.
 */
export class ToldCounts {
  readonly #told = [0];

  /** @returns whether all of them may be told; then they are */
  take(counts: readonly number[]): boolean {
    const apart = (a: number, b: number) => !isSmall(Math.abs(a - b));
    const fits = counts.every(
      (count, at) =>
        this.#told.every((told) => apart(count, told)) && counts.slice(0, at).every((one) => apart(count, one)),
    );
    if (fits) this.#told.push(...counts);
    return fits;
  }
}

/**
 * Hides what could be computed from a total and its parts: whatever is hidden among the parts adds up to a difference that is either of
 * several parts and not small, or of nothing. Hides the smallest of the others until that holds.
 * @param total its counts (all of them are sums of the parts'); null where it is hidden itself
 * @param parts counts of each part; null where hidden
 * @returns which of the parts may be told
 */
export function hideDifferences(
  total: readonly number[] | null,
  parts: readonly (readonly number[] | null)[],
): boolean[] {
  const told = parts.map((part) => part !== null);
  if (total === null) {
    // All parts together are the total.
    if (!told.includes(false)) hideSmallest(parts, told);
    return told;
  }
  while (told.includes(true)) {
    const hidden = told.filter((isTold) => !isTold).length;
    const rest = total.map((count, at) =>
      parts.reduce((left, part, i) => left - (told[i] ? (part?.[at] ?? 0) : 0), count),
    );
    if (hidden === 0 || (hidden > 1 && !rest.some(isSmall))) break;
    hideSmallest(parts, told);
  }
  return told;
}

/** Of those told, hides the one with the smallest counts. */
function hideSmallest(parts: readonly (readonly number[] | null)[], told: boolean[]): void {
  let smallest = -1;
  let least = Infinity;
  parts.forEach((part, at) => {
    const size = Math.max(0, ...(part ?? []));
    if (told[at] && size > 0 && size < least) [smallest, least] = [at, size];
  });
  if (smallest < 0) smallest = told.indexOf(true);
  if (smallest >= 0) told[smallest] = false;
}
