/** How many of a unit have a fact, by group: `{ [fact]: { [group]: n } }`. Facts and groups that nobody has are left out. */
export interface Tally {
  readonly [factCode: string]: { readonly [group: string]: number };
}

/** Sex as a tally parts by it: empty where the register leaves it open, and of what is no person. */
export type TallySex = 'm' | 'f' | '';

/** A tally that is being added up. */
export interface OpenTally {
  [factCode: string]: { [group: string]: number };
}

/** The group of a subject: its sex, then the age band of the month (`m12-23`, `f`, ``). */
export function tallyGroup(sex: string | undefined, band: string | undefined): string {
  return `${sex ?? ''}${band ?? ''}`;
}

/** Sex and age band of a group, each empty where the group names none. */
export function readTallyGroup(group: string): { readonly sex: TallySex; readonly band: string } {
  const first = group[0];
  return first === 'm' || first === 'f' ? { sex: first, band: group.slice(1) } : { sex: '', band: group };
}

/** Adds `by` of one group to each of the facts; negative takes away again, and what comes to 0 is left out. */
export function addToTally(tally: OpenTally, facts: readonly string[], group: string, by = 1): void {
  for (const fact of facts) {
    const groups = (tally[fact] ??= {});
    const sum = (groups[group] ?? 0) + by;
    if (sum !== 0) groups[group] = sum;
    else {
      delete groups[group];
      if (Object.keys(groups).length === 0) delete tally[fact];
    }
  }
}

/** The sum of tallies of units that share no subject. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum: OpenTally = {};
  for (const tally of tallies) {
    for (const [fact, groups] of Object.entries(tally)) {
      for (const [group, count] of Object.entries(groups)) addToTally(sum, [fact], group, count);
    }
  }
  return sum;
}

/** How many have a fact; of one sex, where one is named. */
export function countOf(tally: Tally, factCode: string, sex?: TallySex): number {
  const groups = Object.hasOwn(tally, factCode) ? tally[factCode] : undefined;
  let sum = 0;
  for (const group in groups) {
    if (sex === undefined || readTallyGroup(group).sex === sex) sum += groups[group] ?? 0;
  }
  return sum;
}

/** The counts of a tally by fact, all groups together: what `readFigure` reads. */
export function countsOfTally(tally: Tally): ReadonlyMap<string, number> {
  return new Map(Object.keys(tally).map((fact) => [fact, countOf(tally, fact)]));
}
