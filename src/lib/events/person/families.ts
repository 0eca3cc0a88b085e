import type { HouseholdRecord } from '../household-view.ts';
import type { PersonRecord } from '../person-view.ts';

/** Who lives together, as far as it is known. */
export interface Family {
  /** Missing for people who share no more than a family card number, or live alone in the register. */
  readonly household?: HouseholdRecord;
  readonly members: readonly PersonRecord[];
}

const HOUSEHOLD = 'household ';

/** What people of one family have in common: the household that they are linked to, else the number of the family card, else each alone. */
export function familyKey({ personId, householdId, familyCardNo }: PersonRecord): string {
  if (householdId !== undefined) return householdKey(householdId);
  return familyCardNo === undefined || familyCardNo === '' ? `person ${personId}` : `card ${familyCardNo}`;
}

/** The key of those who are linked to a household. */
export function householdKey(householdId: string): string {
  return HOUSEHOLD + householdId;
}

/**
 * The families of a register: by the household that a person is linked to, else by the number of the family card, else each alone.
 * @param people in any order; members come in that order
 */
export function findFamilies(people: readonly PersonRecord[], households: readonly HouseholdRecord[]): Family[] {
  const byKey = new Map(households.map((household) => [householdKey(household.householdId), household]));
  const groups = Map.groupBy(people, familyKey);
  const families = [...groups].map(([key, members]): Family => {
    const household = byKey.get(key);
    return household ? { household, members } : { members };
  });
  const empty = households.filter(({ householdId }) => !groups.has(householdKey(householdId)));
  return [...families, ...empty.map((household) => ({ household, members: [] }))];
}
