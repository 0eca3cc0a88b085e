/** The figures of the recap, in the order of the F1 report; each is a fact of the children. @source pws.md 6.1 */
export const FIGURES = [
  'S',
  'K',
  'D',
  'N',
  'T',
  'O',
  'B',
  'absent',
  'twoT',
  'threeT',
  'BGM',
  'underweight',
  'stunted',
  'wasted',
] as const;
export type Figure = (typeof FIGURES)[number];

/** How many came of each group, in the order in which the groups first came. */
export function countGroups(
  visits: readonly { readonly visit: { readonly group?: string } }[],
): { readonly group: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { visit } of visits) {
    if (visit.group !== undefined) counts.set(visit.group, (counts.get(visit.group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => ({ group, count }));
}
