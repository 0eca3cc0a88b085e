import { computeAliases } from '#lib/events/person-aliases.ts';
import { readHousehold, type HouseholdRecord } from '#lib/events/household-view.ts';
import { familyKey, householdKey } from '#lib/events/person/families.ts';
import { readPerson } from '#lib/events/person-view.ts';
import { loadPersonFiles, type PeopleSource, type PersonFile } from './person-file.ts';
import { problemsOf, stateOf, type PersonState, type StandingProblem } from './person-state.ts';
import { readPlace, type PeoplePorts, type Place } from './place.ts';

/** Who lives together, each with what he or she has and what is due. */
export interface FamilyAnswer {
  /** Null for people who share no more than a family card number, or live alone in the register. */
  readonly household: {
    readonly householdId: string;
    readonly headName: string;
    readonly hamlet: string | null;
    readonly rt: string | null;
    /** How to find the house. */
    readonly landmark: string | null;
  } | null;
  /** Of the family as a whole. */
  readonly problems: readonly StandingProblem[];
  /** By name. */
  readonly members: readonly PersonState[];
}

/** Reads the family with a key (`familyKey`), in the register of a Posyandu. */
export async function readFamily(ports: PeoplePorts, place: Place, key: string): Promise<FamilyAnswer> {
  const { people, today } = ports;
  const [{ household, files }, { sessions, open }] = await Promise.all([
    findFamily(people, place, key),
    readPlace(ports, place),
  ]);
  return {
    household: household ? houseOf(household) : null,
    problems: household ? problemsOf(open, ({ subjectId }) => subjectId === household.householdId) : [],
    members: files.map((file) => stateOf(file, { sessions, open, today })),
  };
}

/** Doubles that were joined may stand in the register with another key than the record that speaks for them: that record decides. */
async function findFamily(
  people: PeopleSource,
  { puskesmasId, posyanduId }: Place,
  key: string,
): Promise<{ household: HouseholdRecord | undefined; files: PersonFile[] }> {
  const rows = await people.readDocument(puskesmasId, `register:${posyanduId}`);
  const near = rows.flatMap((row) => readPerson(row) ?? []).filter((person) => familyKey(person) === key);
  const aliases = computeAliases(await people.listRows(puskesmasId, 'personMerge'));
  const ids = new Set(near.map(({ personId }) => aliases.get(personId) ?? personId));
  const files = await loadPersonFiles(people, puskesmasId, [...ids]);
  const households = rows.flatMap((row) => readHousehold(row) ?? []);
  return {
    household: households.find(({ householdId }) => householdKey(householdId) === key),
    files: files.filter((file) => familyKey(file.person) === key && file.posyanduId === posyanduId),
  };
}

function houseOf({ householdId, headName, hamlet, rt, landmark }: HouseholdRecord): FamilyAnswer['household'] {
  return { householdId, headName, hamlet: hamlet ?? null, rt: rt ?? null, landmark: landmark ?? null };
}
