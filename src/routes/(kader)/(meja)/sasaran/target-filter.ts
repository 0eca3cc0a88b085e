import type { Target } from '#lib/app/person/target-list.ts';
import { LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';

/** Marks that somebody bears besides a group. */
const MARKS = ['due', 'absent', 'left', 'guests'] as const;

/** What the register can be narrowed to: a group of the life cycle, an episode, or a mark. */
export const TARGET_FILTERS = ['all', 'pregnant', 'postpartum', ...LIFE_CYCLE_GROUPS, ...MARKS] as const;
export type TargetFilter = (typeof TARGET_FILTERS)[number];

/** True for a mark, as apart from a group. */
export function isMark(filter: TargetFilter): filter is (typeof MARKS)[number] {
  return MARKS.some((mark) => mark === filter);
}

/** People of one dusun and RT. */
export interface TargetPlace {
  /** `Krajan, RT 3`; empty where neither is known. */
  readonly name: string;
  readonly targets: readonly Target[];
}

/** Whether someone belongs to what is chosen. Only those who live here and are served are counted, save under `left` and `guests`. */
export function isChosen({ person, groups, isTarget, isAbsent, dosesDue }: Target, filter: TargetFilter): boolean {
  if (filter === 'guests') return person.outOfArea;
  if (filter === 'left') return !person.outOfArea && !isTarget;
  if (!isTarget) return false;
  switch (filter) {
    case 'all':
      return true;
    case 'due':
      return (dosesDue ?? 0) > 0;
    case 'absent':
      return isAbsent;
    default:
      return groups.includes(filter);
  }
}

/** How many each choice holds; choices that hold nobody are left out, `all` never. */
export function countFilters(targets: readonly Target[]): { readonly filter: TargetFilter; readonly count: number }[] {
  return TARGET_FILTERS.map((filter) => ({
    filter,
    count: targets.filter((target) => isChosen(target, filter)).length,
  })).filter(({ filter, count }) => count > 0 || filter === 'all');
}

/** People by dusun and RT, both in their order; those of whom neither is known come last. */
export function groupByPlace(targets: readonly Target[]): TargetPlace[] {
  const places = Map.groupBy(targets, placeOf);
  return [...places]
    .map(([name, members]) => ({ name, targets: members }))
    .sort(
      (a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'id', { numeric: true }),
    );
}

/** Some write RT 3, some RT 03: the same houses. */
function placeOf({ person: { hamlet, rt = '' } }: Target): string {
  const number = rt.replace(/^0+(?=\d)/, '');
  return [hamlet ?? '', number === '' ? '' : `RT ${number}`].filter((part) => part !== '').join(', ');
}
