import { cardGroup, completedMonths, LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { PersonRecord } from '../types.ts';

/** What the register can be narrowed to. */
export const TARGET_GROUPS = ['all', ...LIFE_CYCLE_GROUPS] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** People of one dusun and RT. */
export interface TargetPlace {
  /** `Krajan, RT 3`; empty where neither is known. */
  readonly name: string;
  readonly people: readonly PersonRecord[];
}

/** Whether someone lives here, is served, and belongs to the group by age; visitors from elsewhere are no targets. */
export function isTarget(person: PersonRecord, group: TargetGroup, today: LocalDate): boolean {
  if (person.outOfArea || person.status === 'moved' || person.status === 'deceased') return false;
  if (group === 'all') return true;
  return person.birthDate !== undefined && cardGroup(completedMonths(person.birthDate, today)) === group;
}

/** People by dusun and RT, both in their order; those of whom neither is known come last. */
export function groupTargets(people: readonly PersonRecord[]): TargetPlace[] {
  const places = new Map<string, PersonRecord[]>();
  for (const person of people) {
    const name = placeName(person);
    places.set(name, [...(places.get(name) ?? []), person]);
  }
  return [...places]
    .map(([name, members]) => ({ name, people: members }))
    .sort(
      (a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'id', { numeric: true }),
    );
}

function placeName({ hamlet, rt }: PersonRecord): string {
  return [hamlet ?? '', rt === undefined || rt === '' ? '' : `RT ${rt}`].filter((part) => part !== '').join(', ');
}
