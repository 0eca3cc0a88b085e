/**
 * True when two texts differ by one slip of the keyboard: a letter dropped or typed once more than it should, or two neighbours swapped.
 * A letter put in the place of another is no slip here: so differ the names of twins (Rafa, Rafi).
 */
export function isLetterSlip(a: string, b: string): boolean {
  if (a.length === b.length) return isSwap(a, b);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length - short.length === 1 && isOneDropped(short, long);
}

/**
 * Number of letters dropped, added, replaced or swapped with their neighbour that turn `a` into `b`; stops counting above `limit`.
 * @returns the distance, or `limit + 1` where it is larger
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

function isSwap(a: string, b: string): boolean {
  const at = firstDifference(a, b);
  return at < a.length - 1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function isOneDropped(short: string, long: string): boolean {
  const at = firstDifference(short, long);
  return short.slice(at) === long.slice(at + 1);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
