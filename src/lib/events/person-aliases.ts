import { compareText, type Row } from './fold.ts';
import { isConflict, textOf } from './slots.ts';

/**
 * Which person ids mean one human: the merges that stand (state `merged`), joined through.
 * @param merges rows of the table `personMerge`
 * @returns canonical id of every id that a standing merge names; the kept one, or the smallest where merges form a circle
 */
export function computeAliases(merges: readonly Row[]): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next;
    return root;
  };
  const extras = new Set<string>();
  for (const merge of merges) {
    const keep = textOf(merge, 'keep');
    const extra = textOf(merge, 'extra');
    // Where somebody has parted what somebody else has joined, and neither has seen the other, nothing is put on the wrong person.
    if (isConflict(merge.slots.state) || textOf(merge, 'state') !== 'merged' || !keep || !extra || keep === extra)
      continue;
    for (const id of [keep, extra]) if (!parent.has(id)) parent.set(id, id);
    parent.set(find(extra), find(keep));
    extras.add(extra);
  }
  const groups = Map.groupBy([...parent.keys()], find);
  const aliases = new Map<string, string>();
  for (const members of groups.values()) {
    const sorted = [...members].sort(compareText);
    const canonical = sorted.find((id) => !extras.has(id)) ?? sorted[0]!;
    for (const id of members) aliases.set(id, canonical);
  }
  return aliases;
}
