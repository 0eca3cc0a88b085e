import { cardGroup, completedMonths, LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { ServedGroup } from '#lib/domain/interpretation/card.ts';

/** Every group that somebody can be served in, in the order of life. @source README.md of the domain, life-cycle groups */
export const SERVED_GROUPS = ['pregnant', 'postpartum', ...LIFE_CYCLE_GROUPS] as const satisfies readonly ServedGroup[];

/** The group that a visit names, else that of age; undefined where neither is known. */
export function servedGroupOf(
  named: string | undefined,
  birthDate: LocalDate | undefined,
  on: LocalDate,
): ServedGroup | undefined {
  const known = SERVED_GROUPS.find((group) => group === named);
  return known ?? (birthDate === undefined ? undefined : cardGroup(completedMonths(birthDate, on)));
}
