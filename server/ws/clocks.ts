/** Clocks by client: what a state vector says. */
export type Clocks = ReadonlyMap<number, number>;

/** True when who has `clocks` has all of `wanted`. */
export function covers(clocks: Clocks, wanted: Clocks): boolean {
  for (const [client, clock] of wanted) if ((clocks.get(client) ?? 0) < clock) return false;
  return true;
}
